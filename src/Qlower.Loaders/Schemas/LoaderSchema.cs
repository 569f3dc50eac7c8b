using System.Text.Json;
using System.Text.Json.Nodes;
using Qlower.Loaders.Formats;
using Qlower.Loaders.JsonSchema;

namespace Qlower.Loaders.Schemas;

/// <summary>The Loader 2.0 format as a compiled JSON Schema.</summary>
internal static class LoaderSchema
{
    /// <summary>Where the overlay's schema of a model is within the format's.</summary>
    public const string OverlayPlace = "allOf/0";

    private const string Resource = "loader-2.0.schema.json";

    private static readonly SchemaCompileOptions Options = new()
    {
        ObserveKeyword = "x-observe",
        WarningKeyword = "x-advice",
        RuleKeyword = "x-rule",
        Formats = LoaderFormats.All,
    };

    /// <summary>For overlays: lists what would never run.</summary>
    private static readonly SchemaCompileOptions StrictOptions = new()
    {
        ObserveKeyword = Options.ObserveKeyword,
        WarningKeyword = Options.WarningKeyword,
        RuleKeyword = Options.RuleKeyword,
        Formats = Options.Formats,
        IsStrict = true,
        KnownAnnotations = ["x-*"],
    };

    private static readonly Lazy<CompiledSchema> Format = new(() => CompiledSchema.Compile(ReadSchema(), Options));

    /// <summary>The format, with a rule pack's overlay where there is one.</summary>
    /// <param name="overlay">A JSON object with <c>$defs</c>, one schema a model by its wire name; empty for none.</param>
    /// <exception cref="SchemaCompilationException">The overlay is no such object, or one of its schemas is wrong.</exception>
    public static CompiledSchema Compile(ReadOnlyMemory<byte> overlay = default) =>
        overlay.IsEmpty ? Format.Value : CompiledSchema.Compile(Combine(overlay.Span), StrictOptions);

    /// <summary>The fields of the format, with a rule pack's overlay where there is one.</summary>
    /// <param name="overlay">As for <see cref="Compile"/>.</param>
    public static SchemaFields ReadFields(ReadOnlyMemory<byte> overlay = default) =>
        SchemaFieldReader.Read(overlay.IsEmpty ? ReadSchema() : Combine(overlay.Span));

    /// <summary>Compiles the schema of one field's values.</summary>
    /// <param name="format">The format, for its definitions; perhaps with an overlay.</param>
    /// <param name="schemas">The field's schema in the format, and that in an overlay where there is one; as JSON.</param>
    public static CompiledSchema CompileValue(ReadOnlySpan<byte> format, IEnumerable<string> schemas)
    {
        var document = JsonNode.Parse(format)!.AsObject();
        return CompiledSchema.Compile(
            JsonSerializer.SerializeToUtf8Bytes(new JsonObject
            {
                ["$schema"] = document["$schema"]!.DeepClone(),
                ["$id"] = document["$id"]!.DeepClone(),
                ["$defs"] = document["$defs"]!.DeepClone(),
                ["allOf"] = new JsonArray([.. schemas.Select(schema => JsonNode.Parse(schema))]),
            }),
            Options);
    }

    /// <summary>Any schema, with the formats of the package but without its annotations.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="isStrict">Whether to list what would never run, and to accept unknown formats.</param>
    public static CompiledSchema CompileForeign(ReadOnlySpan<byte> schema, bool isStrict = false) =>
        CompiledSchema.Compile(schema, new SchemaCompileOptions
        {
            Formats = LoaderFormats.All,
            RuleKeyword = Options.RuleKeyword,
            WarningKeyword = Options.WarningKeyword,
            IsStrict = isStrict,
            IgnoreUnknownFormats = isStrict,
            KnownAnnotations = ["x-*"],
        });

    /// <summary>The schema as published, in UTF-8.</summary>
    public static byte[] ReadSchema()
    {
        using var stream = typeof(LoaderSchema).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Puts each model's overlay into the model's schema as an <c>allOf</c>.</summary>
    private static byte[] Combine(ReadOnlySpan<byte> overlay)
    {
        var format = JsonNode.Parse(ReadSchema())!.AsObject();
        var definitions = format["$defs"]!.AsObject();
        if (Parse(overlay) is not { } document || document["$defs"] is not JsonObject additions)
        {
            throw new SchemaCompilationException([new SchemaError("#", "An overlay is a JSON object with $defs, one schema a model.")]);
        }

        foreach (var (name, schema) in additions.ToArray())
        {
            if (!RecordModels.TryParseWireName(name, out _))
            {
                throw new SchemaCompilationException([new SchemaError($"#/$defs/{name}", $"{name} is not a model of the format.")]);
            }

            definitions[name]!["allOf"] = new JsonArray(schema?.DeepClone());
        }

        return JsonSerializer.SerializeToUtf8Bytes(format);
    }

    private static JsonObject? Parse(ReadOnlySpan<byte> overlay)
    {
        try
        {
            return JsonNode.Parse(overlay) as JsonObject;
        }
        catch (JsonException error)
        {
            throw new SchemaCompilationException([new SchemaError("#", $"Not JSON: {error.Message}")]);
        }
    }
}
