namespace Qlower.Loaders.JsonSchema;

/// <summary>One reason why a schema does not compile. Immutable.</summary>
/// <param name="pointer">See <see cref="Pointer"/>.</param>
/// <param name="message">See <see cref="Message"/>.</param>
public sealed class SchemaError(string pointer, string message)
{
    /// <summary>
    /// Where in the schema, as a URI fragment: <c>#/properties/id/pattern</c>. For another document, its URI precedes the fragment.
    /// Never null.
    /// </summary>
    public string Pointer { get; } = pointer;

    /// <summary>The error in English. Never null.</summary>
    public string Message { get; } = message;

    /// <summary>Pointer and message on one line.</summary>
    public override string ToString() => $"{Pointer}: {Message}";
}
