namespace Qlower.Loaders;

/// <summary>A functional system cannot be used now. The batch is tried again with back-off, then the load waits.</summary>
public sealed class IntegratorUnavailableException(string message, Exception? innerException = null) : LoaderException(message, innerException);
