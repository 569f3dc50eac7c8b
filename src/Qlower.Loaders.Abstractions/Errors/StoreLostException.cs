namespace Qlower.Loaders;

/// <summary>
/// Thrown when a store is not the one that the host used before: it was deleted, replaced or restored. Nothing is taken in until an operator acts;
/// the message states the cause and what to do.
/// </summary>
public sealed class StoreLostException(string message, Exception? innerException = null) : LoaderException(message, innerException);
