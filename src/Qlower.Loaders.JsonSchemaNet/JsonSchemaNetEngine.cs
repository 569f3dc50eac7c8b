using System.Text.Json;
using Json.Schema;

namespace Qlower.Loaders.JsonSchemaNet;

/// <summary>JsonSchema.Net behind the contract of schema engines. Thread-safe.</summary>
internal sealed class JsonSchemaNetEngine(IEnumerable<BuildOptionsSetup> setups) : ISchemaEngine
{
    /// <summary>The name that overlays choose the engine by.</summary>
    public const string EngineName = "jsonschema.net";

    public string Name => EngineName;

    /// <summary>Builds the schema and checks what JsonSchema.Net itself would notice only on a record, or not at all.</summary>
    /// <exception cref="JsonException">The schema is not JSON.</exception>
    /// <exception cref="JsonSchemaException">The schema is wrong.</exception>
    public ISchemaValidator Compile(ReadOnlyMemory<byte> utf8Schema)
    {
        // The element lives as long as the schema, so the document is not disposed.
        var source = JsonDocument.Parse(utf8Schema).RootElement.Clone();
        var schema = Json.Schema.JsonSchema.Build(source, Options());
        var formats = StandardFormats.Create();
        var nodes = SchemaNodes.Of(schema.Root);
        SchemaReferences.Check(nodes);
        SchemaPatterns.Bound(nodes);
        SchemaFormats.Check(nodes, formats);
        return new JsonSchemaNetValidator(schema, formats, InPlaceDepth.Of(nodes));
    }

    private BuildOptions Options()
    {
        // Registries of its own, so that two packs may register different schemas under one URI. Nothing is ever fetched.
        var options = new BuildOptions
        {
            SchemaRegistry = new SchemaRegistry(),
            DialectRegistry = new DialectRegistry(),
            VocabularyRegistry = new VocabularyRegistry(),
            Dialect = Dialect.Draft202012,
        };
        foreach (var setup in setups)
        {
            setup.Apply(options);
        }

        return options;
    }
}
