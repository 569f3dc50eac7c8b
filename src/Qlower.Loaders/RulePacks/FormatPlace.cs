using System.Text.Json;

namespace Qlower.Loaders.RulePacks;

/// <summary>A value of the format, with the members that the format defines for it. Immutable.</summary>
internal sealed class FormatPlace
{
    private static readonly string[] SingleBranches = ["if", "then", "else", "not"];
    private static readonly string[] BranchLists = ["allOf", "anyOf", "oneOf"];

    private readonly List<JsonElement> _schemas = [];

    private FormatPlace(string name, IEnumerable<JsonElement> schemas)
    {
        Name = name;
        foreach (var schema in schemas)
        {
            Add(schema);
        }

        Members = [.. _schemas.SelectMany(schema => Maps(schema, "properties")).Select(member => member.Name).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The name for messages: the model, and the members that lead to the value.</summary>
    public string Name { get; }

    /// <summary>The names of the members; empty for a value that the format does not define or that is no object.</summary>
    public IReadOnlyCollection<string> Members { get; }

    /// <summary>A record of a model.</summary>
    public static FormatPlace Of(RecordModel model) => new(model.ToWireName(), [FormatReferences.Find($"/$defs/{model.ToWireName()}")!.Value]);

    /// <summary>A member of the value; without members where the format does not define it.</summary>
    public FormatPlace Member(string name) =>
        new($"{Name}.{name}", _schemas.SelectMany(schema => Maps(schema, "properties")).Where(member => member.Name == name).Select(member => member.Value));

    /// <summary>The items of the value.</summary>
    public FormatPlace Items() => new(Name, _schemas.SelectMany(schema => Values(schema, "items")));

    /// <summary>Adds a schema and every schema that it applies to the same value.</summary>
    private void Add(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        _schemas.Add(schema);
        if (schema.TryGetProperty("$ref", out var reference) && FormatReferences.Find(reference.GetString()![1..]) is { } target)
        {
            Add(target);
        }

        foreach (var keyword in SingleBranches)
        {
            Values(schema, keyword).ForEach(Add);
        }

        foreach (var list in BranchLists.SelectMany(keyword => Values(schema, keyword)))
        {
            foreach (var branch in list.EnumerateArray())
            {
                Add(branch);
            }
        }
    }

    private static List<JsonElement> Values(JsonElement schema, string keyword) => schema.TryGetProperty(keyword, out var value) ? [value] : [];

    private static IEnumerable<JsonProperty> Maps(JsonElement schema, string keyword) => Values(schema, keyword).SelectMany(map => map.EnumerateObject());
}
