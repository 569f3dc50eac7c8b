namespace Qlower.Loaders.JsonSchema;

/// <summary>A part of a schema that compiles and is probably not what its author meant. Immutable.</summary>
/// <param name="kind">See <see cref="Kind"/>.</param>
/// <param name="pointer">See <see cref="Pointer"/>.</param>
/// <param name="message">See <see cref="Message"/>.</param>
/// <param name="suggestion">See <see cref="Suggestion"/>.</param>
public sealed class SchemaWarning(SchemaWarningKind kind, string pointer, string message, string? suggestion = null)
{
    /// <summary>The kind.</summary>
    public SchemaWarningKind Kind { get; } = kind;

    /// <summary>Where in the schema, as a URI fragment: <c>#/properties/id/pattrn</c>. Never null.</summary>
    public string Pointer { get; } = pointer;

    /// <summary>The reason in English, a sentence. Never null.</summary>
    public string Message { get; } = message;

    /// <summary>The name that was probably meant; null when none is near.</summary>
    public string? Suggestion { get; } = suggestion;

    /// <summary>Pointer, message and suggestion on one line.</summary>
    public override string ToString() => Suggestion is null ? $"{Pointer}: {Message}" : $"{Pointer}: {Message} Did you mean '{Suggestion}'?";
}
