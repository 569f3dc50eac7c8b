namespace Qlower.Loaders;

/// <summary>
/// One violation of a schema by a record, as reported by an <see cref="ISchemaEngine"/>. The core adds line, column, offset, the offending value
/// and the rule's code. Immutable.
/// </summary>
public sealed class SchemaViolation
{
    /// <summary>
    /// RFC 6901 pointer of the value within the record; empty for the record. If it resolves to no value, the report shows the
    /// nearest enclosing value, and the first missing name becomes the field.
    /// </summary>
    public required string InstancePointer { get; init; }

    /// <summary>The schema's keyword, such as <c>maxLength</c>, which determines the code of the rule; <see langword="null"/> for none.</summary>
    public string? Keyword { get; init; }

    /// <summary>
    /// The location of the keyword, or of its enclosing schema, in the compiled document: an RFC 6901 pointer, optionally after a <c>#</c>. An
    /// <c>x-rule</c> beside the keyword defines the rule's code; <see langword="null"/> or an unknown location defines none.
    /// </summary>
    public string? SchemaLocation { get; init; }

    /// <summary>The missing or unexpected member, for keywords about one member; otherwise <see langword="null"/>.</summary>
    public string? Property { get; init; }

    /// <summary>The expected value, or the engine's own message; at most 200 characters are shown. <see langword="null"/> for none.</summary>
    public string? Expected { get; init; }

    /// <summary>The code of the rule, if the engine knows it; <see langword="null"/> to use that of the schema or the keyword.</summary>
    public string? Rule { get; init; }

    /// <summary>Whether the violation is a warning, which does not reject the record.</summary>
    public bool IsAdvice { get; init; }
}
