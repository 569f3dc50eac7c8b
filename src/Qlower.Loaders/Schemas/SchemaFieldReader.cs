using System.Text.Json.Nodes;

namespace Qlower.Loaders.Schemas;

/// <summary>Reads the fields from the format's schema, which may contain an overlay.</summary>
internal sealed class SchemaFieldReader
{
    private readonly byte[] _format;
    private readonly JsonObject _root;
    private readonly JsonObject _definitions;

    private SchemaFieldReader(byte[] format)
    {
        _format = format;
        _root = JsonNode.Parse(format)!.AsObject();
        _definitions = _root["$defs"]!.AsObject();
    }

    public static SchemaFields Read(byte[] format) => new(new SchemaFieldReader(format).ReadAll());

    private IEnumerable<(string Scope, SchemaField Field)> ReadAll()
    {
        var fields = ReadObject(SchemaFields.Root, _root, null);
        foreach (var model in RecordModels.All)
        {
            var schema = _definitions[model.ToWireName()]!.AsObject();
            fields = fields.Concat(ReadObject(model.ToWireName(), schema, schema["allOf"]?[0]));
        }

        var client = _definitions[RecordModel.Clients.ToWireName()]!;
        return fields.Concat(ReadObject(
            SchemaFields.ClientBlock, MemberOf(client, SchemaFields.ClientBlock)!.AsObject(), MemberOf(client["allOf"]?[0], SchemaFields.ClientBlock)));
    }

    private IEnumerable<(string Scope, SchemaField Field)> ReadObject(string scope, JsonObject schema, JsonNode? overlay)
    {
        // A property that is erased needs nothing more than its id: the rest is in the branch for the others.
        var rest = schema["else"];
        var required = new[] { schema["required"], rest?["required"] }.OfType<JsonArray>().SelectMany(names => names).Select(name => (string)name!).ToHashSet();
        foreach (var (name, own) in schema["properties"]!.AsObject())
        {
            var field = MemberOf(rest, name) ?? own!;
            var schemas = new[] { field, MemberOf(overlay, name) }.OfType<JsonNode>().Select(part => part.ToJsonString()).ToList();
            yield return (scope, new SchemaField(
                name,
                FieldForms.Of(field, Resolve(field), name),
                required.Contains(name),
                CodesOf(Resolve(field)),
                DefinitionsOf(field, []),
                () => LoaderSchema.CompileValue(_format, schemas)));
        }
    }

    private JsonNode Resolve(JsonNode schema) =>
        FieldForms.ReferenceOf(schema) is { } name && _definitions[name] is { } target ? target : schema;

    private HashSet<string> DefinitionsOf(JsonNode? schema, HashSet<string> found)
    {
        if (schema is JsonObject members)
        {
            if (FieldForms.ReferenceOf(members) is { } name && found.Add(name))
            {
                DefinitionsOf(_definitions[name], found);
            }

            foreach (var (_, member) in members)
            {
                DefinitionsOf(member, found);
            }
        }
        else if (schema is JsonArray items)
        {
            foreach (var item in items)
            {
                DefinitionsOf(item, found);
            }
        }

        return found;
    }

    private static JsonNode? MemberOf(JsonNode? schema, string name) => (schema as JsonObject)?["properties"]?[name];

    private static List<string> CodesOf(JsonNode schema)
    {
        // A code with a percent sign is accepted with a warning.
        var values = (schema is JsonObject members ? FieldForms.EnumerationOf(members) : null) ?? [];
        return [.. values.Select(value => value?.ToString() ?? "").Where(code => code.Length > 0 && !code.Contains('%')).Distinct(StringComparer.Ordinal)];
    }
}
