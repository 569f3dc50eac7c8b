using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Qlower.Loaders.FormatGuide;

/// <summary>Creates the smallest valid files from the required fields of the sections.</summary>
internal sealed class MinimalFiles(IReadOnlyList<FormatSection> sections)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private static readonly string[] Models = ["declarants", "associates", "properties", "transactions", "documents"];

    /// <summary>One file for each model in the flat shape, then those by client.</summary>
    public IReadOnlyList<MinimalFile> All() =>
    [
        .. Models.Select(model => new MinimalFile(model, false, Write(SectionsOf(model)))),
        new MinimalFile("clients", true, Write(ByClient([]))),
        .. Models.Select(model => new MinimalFile(model, true, Write(ByClient(SectionsOf(model))))),
    ];

    private JsonObject ByClient(JsonObject content)
    {
        var entry = new JsonObject { ["client"] = Record("clients") };
        foreach (var (name, section) in content.ToArray())
        {
            content.Remove(name);
            entry[name] = section;
        }

        return new JsonObject { ["clients"] = new JsonArray(entry) };
    }

    private JsonObject SectionsOf(string model) => model switch
    {
        "associates" => new JsonObject { ["declarants"] = new JsonArray(With(Record("declarants"), "associates", new JsonArray(Record(model)))) },
        "transactions" => new JsonObject { ["properties"] = new JsonArray(Record("properties")), [model] = new JsonArray(Record(model)) },
        "documents" => new JsonObject { ["properties"] = new JsonArray(With(Record("properties"), model, new JsonArray(Record(model)))) },
        _ => new JsonObject { [model] = new JsonArray(Record(model)) },
    };

    private JsonObject Record(string section)
    {
        var record = new JsonObject();
        foreach (var field in sections.Single(candidate => candidate.Name == section).Fields.Where(field => field.IsRequired))
        {
            record[field.Name] = field.Name == "amt"
                ? JsonNode.Parse(GuideTexts.SampleOf(section, field.Name)!)
                : GuideTexts.SampleOf(section, field.Name);
        }

        return record;
    }

    private static JsonObject With(JsonObject record, string name, JsonArray section)
    {
        record[name] = section;
        return record;
    }

    private string Write(JsonObject content)
    {
        var file = Record(FormatSections.Header);
        foreach (var (name, section) in content.ToArray())
        {
            content.Remove(name);
            file[name] = section;
        }

        return file.ToJsonString(Indented);
    }
}
