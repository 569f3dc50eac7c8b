namespace Qlower.Loaders.Secrets;

/// <summary>Replaces an exception whose text holds a key.</summary>
/// <param name="message">The message without the key.</param>
/// <param name="text">The whole text of the exception, with type, inner exceptions and stack traces, without the key.</param>
internal sealed class MaskedException(string message, string text) : Exception(message)
{
    /// <summary>Returns the text of the exception that was replaced, without the key.</summary>
    public override string ToString() => text;
}
