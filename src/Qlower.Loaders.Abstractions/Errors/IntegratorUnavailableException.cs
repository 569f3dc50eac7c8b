namespace Qlower.Loaders;

/// <summary>Thrown when a functional system is unavailable. The engine retries the batch with back-off, then defers the load.</summary>
public sealed class IntegratorUnavailableException(string message, Exception? innerException = null) : LoaderException(message, innerException);
