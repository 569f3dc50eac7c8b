using System.Text.Json;
using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>Keywords that only annotate.</summary>
internal sealed partial class SchemaReader
{
    private bool ReadAnnotation(SchemaNode node, string name, JsonElement value, string pointer)
    {
        switch (name)
        {
            case "title" or "description" or "contentEncoding" or "contentMediaType":
                String(value, pointer);
                break;
            case "deprecated" or "readOnly" or "writeOnly":
                Boolean(value, pointer);
                break;
            case "examples":
                if (value.ValueKind != JsonValueKind.Array)
                {
                    Error(pointer, "Must be an array.");
                }

                break;
            case "contentSchema":
                ReadSchema(value, pointer, "false");
                break;
            case "default":
                break;
            case "format":
                // An annotation, and perhaps an assertion too.
                node.Annotations.Add((name, value.GetRawText()));
                return false;
            default:
                return false;
        }

        node.Annotations.Add((name, value.GetRawText()));
        return true;
    }
}
