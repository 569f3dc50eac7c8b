namespace Qlower.Loaders;

/// <summary>The file was replaced, changed or removed after it was seen. The load is inspected anew, or closed when it is gone.</summary>
public sealed class SourceChangedException(string message, Exception? innerException = null) : LoaderException(message, innerException);
