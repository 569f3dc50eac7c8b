using Qlower.Loaders.JsonSchema;

namespace Qlower.Loaders.Schemas;

/// <summary>One field of the format. Thread-safe.</summary>
/// <param name="name">The key.</param>
/// <param name="form">The form of its values; <see langword="null"/> for one without a form of its own.</param>
/// <param name="isRequired">Whether a record needs it.</param>
/// <param name="codes">The codes that are accepted without a warning, each once, in the order of the schema; empty for a field without a list.</param>
/// <param name="definitions">The definitions of the format that its schema uses, directly or by others.</param>
/// <param name="schema">Compiles the schema of its values.</param>
internal sealed class SchemaField(string name, ValueForm? form, bool isRequired, IReadOnlyList<string> codes, IReadOnlySet<string> definitions, Func<CompiledSchema> schema)
{
    private readonly Lazy<CompiledSchema> _schema = new(schema);

    public string Name => name;

    public ValueForm? Form => form;

    public bool IsRequired => isRequired;

    public IReadOnlyList<string> Codes => codes;

    /// <summary>Whether a definition belongs to the field in the format; another one that rejects a value is used by an overlay.</summary>
    public bool Uses(string definition) => definitions.Contains(definition);

    /// <summary>Whether the value is valid, also by the overlay of the partner's rule pack.</summary>
    public bool Accepts(ReadOnlySpan<byte> json) => _schema.Value.IsValid(json);
}
