using System.Text;
using Qlower.Loaders.JsonSchema;
using Qlower.Loaders.Schemas;
using Qlower.Loaders.Suggestions;

namespace Qlower.Loaders.Inspection;

/// <summary>Judges the keys of a file that the format does not define. Not thread-safe.</summary>
internal sealed class UnknownKeys(Lazy<SchemaFields> fields)
{
    /// <summary>Different keys that are listed; a file may have any number of them.</summary>
    private const int MaxListed = 200;

    /// <summary>Different keys that are compared with those of the format.</summary>
    private const int MaxCompared = 2_000;

    private const int LongestKey = 255;

    /// <summary>Misspelt keys of one record.</summary>
    private const int MaxMisspelt = 50;

    private readonly Dictionary<(string Scope, string Name), string?> _meant = [];
    private readonly HashSet<(RecordModel?, string)> _listed = [];

    /// <summary>Returns the misspelt key, which is added to the record; <see langword="null"/> for a key that means nothing.</summary>
    public MisspeltKey? Judge(RecordFrame record, in ValueStart start)
    {
        if (start.PropertyName.Length > LongestKey || record.Misspelt.Count >= MaxMisspelt)
        {
            return null;
        }

        var name = Encoding.UTF8.GetString(start.PropertyName);
        var pointer = start.GetPointer();
        var scope = fields.Value.PlaceOf(pointer).Scope;
        if (!_meant.TryGetValue((scope, name), out var meant))
        {
            if (_meant.Count >= MaxCompared)
            {
                return null;
            }

            meant = KeySuggester.Find(fields.Value.NamesOf(scope), name);
            _meant.Add((scope, name), meant);
        }

        if (meant is null)
        {
            return null;
        }

        var (line, column) = start.GetNamePlace();
        var key = new MisspeltKey(scope, name, meant, pointer, new FilePosition(start.NameOffset, line, column));
        record.Misspelt.Add(key);
        return key;
    }

    /// <summary>Whether the key is to be listed: once a model, and not for any number of keys.</summary>
    public bool Lists(RecordModel? model, string name) => name.Length <= LongestKey && _listed.Count < MaxListed && _listed.Add((model, name));
}
