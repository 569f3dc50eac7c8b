namespace Qlower.Loaders;

/// <summary>The place where files arrive or are archived cannot be used now. The load waits and is tried again.</summary>
public sealed class SourceUnavailableException(string message, Exception? innerException = null) : LoaderException(message, innerException);
