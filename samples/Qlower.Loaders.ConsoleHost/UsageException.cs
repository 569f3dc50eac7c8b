namespace Qlower.Loaders.ConsoleHost;

/// <summary>The program cannot do what it was asked to. The message is for the person at the keyboard and may have several lines.</summary>
internal sealed class UsageException(string message, Exception? innerException = null) : Exception(message, innerException);
