namespace Qlower.Loaders;

/// <summary>Thrown when a file was replaced, changed or removed after it was listed. The engine inspects the load again, or closes it when the file no longer exists.</summary>
public sealed class SourceChangedException(string message, Exception? innerException = null) : LoaderException(message, innerException);
