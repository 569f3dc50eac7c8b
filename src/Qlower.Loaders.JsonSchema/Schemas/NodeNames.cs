using Qlower.Loaders.JsonSchema.Names;

namespace Qlower.Loaders.JsonSchema.Schemas;

/// <summary>The property names that one schema object mentions, numbered and found by their bytes. Immutable.</summary>
internal sealed class NodeNames
{
    private readonly NameTable _table = new();

    public NodeNames(SchemaNode node)
    {
        foreach (var name in node.Properties.Keys)
        {
            _table.Add(name);
        }

        Required = [.. node.Required.Select(_table.Add)];
        DependentRequired = [.. Dependent("dependentRequired", node.DependentRequired), .. Dependent("dependencies", node.Dependencies)];
        DependentSchemas = [.. node.DependentSchemas.Select(item => (_table.Add(item.Trigger), item.Schema))];
        _table.Freeze();
        Members = new SchemaNode?[_table.Count];
        foreach (var (name, schema) in node.Properties)
        {
            Members[_table.Add(name)] = schema;
        }

        ConcernsMembers = _table.Count > 0 || node.HasObjectKeywords || node.PropertyNames is not null;
    }

    public int Count => _table.Count;

    /// <summary>Whether any keyword applies to the members.</summary>
    public bool ConcernsMembers { get; }

    /// <summary>The schemas of <c>properties</c>, by number.</summary>
    public SchemaNode?[] Members { get; }

    public int[] Required { get; }

    public (string Keyword, string Name, int Trigger, int[] Needed)[] DependentRequired { get; }

    public (int Trigger, SchemaNode Schema)[] DependentSchemas { get; }

    public string Text(int id) => _table.Text(id);

    /// <returns>The number, or -1.</returns>
    public int Find(ReadOnlySpan<byte> name) => _table.Find(name);

    private IEnumerable<(string Keyword, string Name, int Trigger, int[] Needed)> Dependent(
        string keyword, List<(string Trigger, List<string> Needed)> items) =>
        items.Select(item => (keyword, item.Trigger, _table.Add(item.Trigger), item.Needed.Select(_table.Add).ToArray()));
}
