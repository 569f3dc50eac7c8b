namespace Qlower.Loaders;

/// <summary>
/// One rule of a schema that a record does not meet, as an <see cref="ISchemaEngine"/> tells it. The core adds line, column, offset, the
/// offending value and the rule's code. Immutable.
/// </summary>
public sealed class SchemaViolation
{
    /// <summary>
    /// RFC 6901 pointer of the value within the record; empty for the record. Where it leads to no value, the nearest value around it
    /// is shown, and the first name that is missing becomes the field.
    /// </summary>
    public required string InstancePointer { get; init; }

    /// <summary>The schema's keyword, such as <c>maxLength</c>, which tells the code of the rule; <see langword="null"/> for none.</summary>
    public string? Keyword { get; init; }

    /// <summary>
    /// Where the keyword, or the schema around it, stands in the document that was compiled: an RFC 6901 pointer, behind a <c>#</c> if it
    /// has one. An <c>x-rule</c> beside the keyword gives the rule's code. <see langword="null"/> or unknown places give none.
    /// </summary>
    public string? SchemaLocation { get; init; }

    /// <summary>The missing or unwanted member, where the keyword is about one; <see langword="null"/> otherwise.</summary>
    public string? Property { get; init; }

    /// <summary>What would have been right, or the engine's own message; shown up to 200 characters. <see langword="null"/> for nothing.</summary>
    public string? Expected { get; init; }

    /// <summary>The code of the rule, where the engine knows it; <see langword="null"/> for the one of the schema or the keyword.</summary>
    public string? Rule { get; init; }

    /// <summary>Whether it is only advice: a warning, which does not reject the record.</summary>
    public bool IsAdvice { get; init; }
}
