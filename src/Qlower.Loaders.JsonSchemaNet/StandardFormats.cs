using System.Text.Json;
using Json.Schema;
using Qlower.Loaders.JsonSchema;

namespace Qlower.Loaders.JsonSchemaNet;

/// <summary>The formats of the standard with the verdicts of the core's own engine, so that an address or a date means the same under both.</summary>
internal static class StandardFormats
{
    private static readonly string[] Names =
    [
        "date", "time", "date-time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri", "uri-reference", "iri",
        "iri-reference", "uri-template", "uuid", "json-pointer", "relative-json-pointer", "regex",
    ];

    /// <summary>A registry with these formats; other names are looked up in JsonSchema.Net's global registry.</summary>
    public static FormatRegistry Create()
    {
        var registry = new FormatRegistry();
        foreach (var name in Names)
        {
            registry.Register(Create(name));
        }

        return registry;
    }

    private static PredicateFormat Create(string name)
    {
        var schema = CompiledSchema.Compile(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["format"] = name }));

        // The record met the host's limits before: these must not be narrower.
        var limits = new ValidationLimits { MaxStringBytes = 1 << 30 };
        return new PredicateFormat(
            name, value => value.ValueKind != JsonValueKind.String || schema.IsValid(JsonSerializer.SerializeToUtf8Bytes(value), limits));
    }
}
