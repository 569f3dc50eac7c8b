using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Strict;

/// <summary>Finds branches that are never reached, and conditions that never hold.</summary>
internal static class DeadBranches
{
    public static void Find(StrictSchema schema, WarningList warnings)
    {
        if (schema.TryGet("if", out var condition))
        {
            FindNeverTaken(schema, IsAlwaysValid(condition) ? "else" : condition.ValueKind == JsonValueKind.False ? "then" : null, warnings);
        }

        if (schema.TryGet("not", out var not) && IsAlwaysValid(not))
        {
            warnings.Add(SchemaWarningKind.Unsatisfiable, schema.PointerOf("not"), "Every value meets the schema of 'not', so that none is valid.");
        }

        FindBranches(schema, "anyOf", warnings);
        FindBranches(schema, "oneOf", warnings);
    }

    private static void FindNeverTaken(StrictSchema schema, string? branch, WarningList warnings)
    {
        if (branch is not null && schema.Has(branch))
        {
            warnings.Add(SchemaWarningKind.NoEffect, schema.PointerOf(branch), "The branch is never reached, because the condition has always the same result.");
        }
    }

    private static void FindBranches(StrictSchema schema, string keyword, WarningList warnings)
    {
        if (!schema.TryGet(keyword, out var list))
        {
            return;
        }

        var branches = list.EnumerateArray().ToArray();
        for (var index = 0; index < branches.Length; index++)
        {
            var pointer = $"{schema.PointerOf(keyword)}/{index}";
            if (branches[index].ValueKind == JsonValueKind.False)
            {
                warnings.Add(SchemaWarningKind.NoEffect, pointer, "No value meets this branch.");
            }
            else if (keyword == "anyOf" && branches.Length > 1 && IsAlwaysValid(branches[index]))
            {
                warnings.Add(SchemaWarningKind.NoEffect, pointer, "Every value meets this branch, so that the others have no effect.");
            }
            else if (Array.Exists(branches[..index], earlier => JsonElement.DeepEquals(earlier, branches[index])))
            {
                warnings.Add(
                    keyword == "oneOf" ? SchemaWarningKind.Unsatisfiable : SchemaWarningKind.NoEffect,
                    pointer,
                    keyword == "oneOf" ? "The branch occurs twice, so that it is never the only one that a value meets." : "The branch occurs twice.");
            }
        }
    }

    private static bool IsAlwaysValid(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.True || (schema.ValueKind == JsonValueKind.Object && !schema.EnumerateObject().Any());
}
