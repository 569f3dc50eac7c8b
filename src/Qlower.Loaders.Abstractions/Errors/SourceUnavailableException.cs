namespace Qlower.Loaders;

/// <summary>Thrown when the location where files arrive or are archived is unavailable. The engine defers the load and retries it.</summary>
public sealed class SourceUnavailableException(string message, Exception? innerException = null) : LoaderException(message, innerException);
