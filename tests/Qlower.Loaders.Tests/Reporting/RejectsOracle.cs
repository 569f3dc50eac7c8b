using System.Text.Json.Nodes;

namespace Qlower.Loaders.Tests.Reporting;

/// <summary>What a rejects file must hold, worked out on the whole document in memory.</summary>
internal sealed class RejectsOracle(HashSet<string> rejected)
{
    private static readonly Dictionary<string, string[]> Sections = new()
    {
        [""] = ["clients", "declarants", "properties", "transactions", "documents"],
        ["clients"] = ["declarants", "properties", "transactions", "documents"],
        ["declarants"] = ["properties", "associates"],
        ["properties"] = ["documents"],
    };

    public JsonObject Filter(JsonObject root)
    {
        var result = FilterObject(root, "", "");
        if (!result.ContainsKey("apiKey"))
        {
            result.Add("apiKey", "REPLACE-WITH-YOUR-KEY");
        }

        return result;
    }

    private JsonObject FilterObject(JsonObject record, string model, string pointer)
    {
        var result = new JsonObject();
        var sections = Sections.GetValueOrDefault(model, []);
        foreach (var (name, value) in record)
        {
            if (sections.Contains(name) && value is JsonArray array)
            {
                var kept = FilterArray(array, name, $"{pointer}/{name}");
                if (kept.Count > 0)
                {
                    result.Add(name, kept);
                }
            }
            else if (pointer.Length > 0 || sections.Contains(name) || name is "inigPtynm" or "creDtTm" or "versionId")
            {
                result.Add(name, value?.DeepClone());
            }
            else if (name == "apiKey")
            {
                result.Add(name, "REPLACE-WITH-YOUR-KEY");
            }
        }

        return result;
    }

    private JsonArray FilterArray(JsonArray array, string model, string pointer)
    {
        var result = new JsonArray();
        for (var i = 0; i < array.Count; i++)
        {
            var record = $"{pointer}/{i}";
            if (rejected.Contains(record))
            {
                result.Add(array[i]?.DeepClone());
            }
            else if (rejected.Any(inner => inner.StartsWith(record + "/", StringComparison.Ordinal)))
            {
                result.Add(FilterObject(array[i]!.AsObject(), model, record));
            }
        }

        return result;
    }
}
