namespace Qlower.Loaders.ConsoleHost;

/// <summary>Thrown when the program cannot perform the requested action. The message is for the user and may have several lines.</summary>
internal sealed class UsageException(string message, Exception? innerException = null) : Exception(message, innerException);
