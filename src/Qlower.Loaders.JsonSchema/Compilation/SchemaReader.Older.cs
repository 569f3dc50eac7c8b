using System.Text.Json;
using Qlower.Loaders.JsonSchema.Schemas;
using Qlower.Loaders.JsonSchema.Text;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>Applicators of older dialects, read as the keywords that replaced them.</summary>
internal sealed partial class SchemaReader
{
    private bool ReadOlderApplicator(SchemaNode node, string name, JsonElement value, string pointer)
    {
        switch (name)
        {
            case "items" when node.Dialect != SchemaDialect.Draft202012 && value.ValueKind == JsonValueKind.Array:
                ReadList(node.PrefixItems, name, value, pointer);
                return true;
            case "additionalItems":
                var rest = ReadSchema(value, pointer, name);
                if (_location.Element.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array)
                {
                    node.Items = rest;
                }

                return true;
            case "dependencies":
                ReadDependencies(node, value, pointer);
                return true;
            default:
                return false;
        }
    }

    private void ReadDependencies(SchemaNode node, JsonElement value, string pointer)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Error(pointer, "Must be an object of schemas and string arrays.");
            return;
        }

        foreach (var member in value.EnumerateObject())
        {
            var place = $"{pointer}/{JsonPointer.Escape(member.Name)}";
            if (member.Value.ValueKind == JsonValueKind.Array)
            {
                node.Dependencies.Add((member.Name, Names(member.Value, place)));
            }
            else
            {
                node.DependentSchemas.Add((member.Name, ReadSchema(member.Value, place, "dependencies")));
            }
        }
    }
}
