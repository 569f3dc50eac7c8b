using System.Text.Json.Nodes;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Inputs.Small;

/// <summary>Settings of a tool: hundreds of known names, long enumerations, patterns, bounds; an instance uses a few.</summary>
internal sealed class SettingsWork : SmallWork
{
    private const int Groups = 12;
    private const int PerGroup = 20;

    public override string Name => "settings, enums and patterns";

    public override JsonObject Schema()
    {
        var groups = new JsonObject();
        for (var group = 0; group < Groups; group++)
        {
            var settings = new JsonObject();
            for (var i = 0; i < PerGroup; i++)
            {
                settings[$"option{group}Number{i}"] = Setting(group, i);
            }

            groups[$"group{group}"] = new JsonObject { ["type"] = "object", ["properties"] = settings, ["additionalProperties"] = false };
        }

        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["type"] = "object",
            ["properties"] = groups,
            ["additionalProperties"] = false,
            ["minProperties"] = 1,
        };
    }

    protected override JsonObject Instance(Random random)
    {
        var instance = new JsonObject();
        for (var group = random.Next(0, 3); group < Groups; group += random.Next(1, 4))
        {
            var settings = new JsonObject();
            for (var i = random.Next(0, 3); i < PerGroup; i += random.Next(1, 5))
            {
                settings[$"option{group}Number{i}"] = Value(random, group, i);
            }

            instance[$"group{group}"] = settings;
        }

        return instance;
    }

    protected override void Spoil(JsonObject instance, Random random)
    {
        var (name, group) = instance.ElementAt(random.Next(instance.Count));
        group!.AsObject()[random.Next(2) == 0 ? "misspelt" : name.Replace("group", "option", StringComparison.Ordinal) + "Number0"] = "not-a-choice";
    }

    private static JsonObject Setting(int group, int i) => (i % 5) switch
    {
        0 => new JsonObject { ["enum"] = new JsonArray([.. Enumerable.Range(0, 40).Select(choice => JsonValue.Create($"choice-{group}-{choice}"))]) },
        1 => new JsonObject { ["type"] = "string", ["pattern"] = $"^[a-z][a-z0-9-]{{{2},{20 + i}}}(/[a-z0-9-]+)*$" },
        2 => new JsonObject { ["type"] = "integer", ["minimum"] = -i, ["maximum"] = 1000 + group },
        3 => new JsonObject
        {
            ["type"] = "array",
            ["maxItems"] = 10,
            ["items"] = new JsonObject { ["type"] = "string", ["pattern"] = "^(\\*|[A-Za-z_.]+)(\\.[a-z]{1,4})?$", ["maxLength"] = 60 },
        },
        _ => new JsonObject { ["type"] = new JsonArray("boolean", "null") },
    };

    private static JsonNode? Value(Random random, int group, int i) => (i % 5) switch
    {
        0 => $"choice-{group}-{random.Next(40)}",
        1 => $"some-path-{random.Next(100)}/inner/part-{i}",
        2 => random.Next(-i, 1001),
        3 => Many(random, 0, 5, _ => JsonValue.Create(random.Next(2) == 0 ? "*.json" : "Some_File.name.cs")),
        _ => random.Next(3) == 0 ? null : JsonValue.Create(random.Next(2) == 0),
    };
}
