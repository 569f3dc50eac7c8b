using System.Text.Json;
using System.Text.Json.Nodes;
using Qlower.Loaders.Formats;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Inputs;

/// <summary>The schema of the Loader format, as the product compiles it and as others can read it.</summary>
internal static class LoaderSchemas
{
    private static readonly string[] OwnKeywords = ["x-observe", "x-advice", "x-rule"];

    /// <summary>As the product uses it: observed values, advice, rules, formats of its own.</summary>
    public static CompiledSchema Product() => LoaderSchema.Compile();

    /// <summary>Without what is observed, advised or named; every other check stays, the formats of the product too.</summary>
    public static CompiledSchema Plain() => CompiledSchema.Compile(
        JsonSerializer.SerializeToUtf8Bytes(PlainSource()),
        new SchemaCompileOptions { Formats = LoaderFormats.All });

    /// <summary>Accepts everything: what remains is scanning.</summary>
    public static CompiledSchema Anything() => CompiledSchema.Compile("true"u8);

    /// <summary>The plain schema in the standard's own words, for peers: also without the product's formats.</summary>
    public static JsonObject ForPeers()
    {
        var schema = PlainSource();
        Strip(schema, (name, value) => name == "format" && value is JsonValue && value.GetValue<string>().StartsWith("x-", StringComparison.Ordinal));
        return schema;
    }

    private static JsonObject PlainSource()
    {
        var schema = JsonNode.Parse(LoaderSchema.ReadSchema())!.AsObject();
        Strip(schema, (name, _) => OwnKeywords.Contains(name));
        return schema;
    }

    private static void Strip(JsonNode? node, Func<string, JsonNode?, bool> isUnwanted)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToArray())
            {
                if (isUnwanted(name, value))
                {
                    members.Remove(name);
                }
                else
                {
                    Strip(value, isUnwanted);
                }
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Strip(item, isUnwanted);
            }
        }
    }
}
