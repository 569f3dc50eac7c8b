using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;

namespace Qlower.Loaders.JsonSchema.Strict;

/// <summary>Finds values of <c>enum</c> and <c>const</c> that occur twice or can never occur.</summary>
internal static class LiteralValues
{
    /// <param name="schema">The schema.</param>
    /// <param name="possible">The types that a value can have; the types of the literals themselves are part of it.</param>
    /// <param name="warnings">Receives the warnings.</param>
    public static void Find(StrictSchema schema, ValueTypes possible, WarningList warnings)
    {
        if (schema.TryGet("const", out var single))
        {
            FindExcluded(SchemaWarningKind.Unsatisfiable, single, schema.PointerOf("const"), possible, warnings);
        }

        if (!schema.TryGet("enum", out var list))
        {
            return;
        }

        var pointer = schema.PointerOf("enum");
        if (list.GetArrayLength() == 0)
        {
            warnings.Add(SchemaWarningKind.Unsatisfiable, pointer, "The list is empty, so that no value is valid.");
        }

        var seen = new HashSet<(JsonValueKind, string)>();
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            var place = $"{pointer}/{index++}";
            if (!seen.Add((item.ValueKind, item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText())))
            {
                warnings.Add(SchemaWarningKind.NoEffect, place, $"The value {item.GetRawText()} occurs twice in the list.");
            }

            FindExcluded(SchemaWarningKind.NoEffect, item, place, possible, warnings);
        }
    }

    private static void FindExcluded(SchemaWarningKind kind, JsonElement value, string pointer, ValueTypes possible, WarningList warnings)
    {
        if ((LiteralType.Of(value) & possible) == ValueTypes.None)
        {
            warnings.Add(kind, pointer, $"The value {value.GetRawText()} is of a type that other keywords for the same value exclude.");
        }
    }
}
