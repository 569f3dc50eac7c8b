namespace Qlower.Loaders.Schemas;

/// <summary>The fields of the format by their place, for messages and suggestions. Immutable and thread-safe.</summary>
internal sealed class SchemaFields
{
    /// <summary>The scope of the header and of the sections.</summary>
    public const string Root = "";

    /// <summary>The scope of the block <c>client</c>; every other scope is the wire name of a model.</summary>
    public const string ClientBlock = "client";

    private readonly Dictionary<(string Scope, string Name), SchemaField> _fields;
    private readonly ILookup<string, string> _names;

    /// <param name="fields">The fields with their scopes.</param>
    public SchemaFields(IEnumerable<(string Scope, SchemaField Field)> fields)
    {
        _fields = fields.ToDictionary(entry => (entry.Scope, entry.Field.Name), entry => entry.Field);
        _names = _fields.Keys.ToLookup(key => key.Scope, key => key.Name, StringComparer.Ordinal);
    }

    /// <summary>Every field with its scope.</summary>
    public IEnumerable<(string Scope, SchemaField Field)> All => _fields.Select(entry => (entry.Key.Scope, entry.Value));

    /// <summary>The field; <see langword="null"/> when there is none.</summary>
    public SchemaField? Find(string scope, string name) => _fields.GetValueOrDefault((scope, name));

    /// <summary>The keys of a scope.</summary>
    public IEnumerable<string> NamesOf(string scope) => _names[scope];

    /// <summary>The scope and the field that a pointer leads to or into; no field for a record, and for the root.</summary>
    public (string Scope, string? Field) PlaceOf(string pointer)
    {
        var scope = Root;
        using var names = JsonPointerNames.Of(pointer).GetEnumerator();
        while (names.MoveNext())
        {
            var name = names.Current;
            var form = Find(scope, name)?.Form;
            var isEntered = form == ValueForm.Section || (form == ValueForm.Record && name == ClientBlock);
            if (!isEntered)
            {
                return (scope, name);
            }

            // A section is entered by an index, the block by the name of a field.
            if (form == ValueForm.Section && !names.MoveNext())
            {
                return (scope, name);
            }

            scope = name;
        }

        return (scope, null);
    }
}
