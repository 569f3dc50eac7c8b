using System.Text.Json;
using Qlower.Loaders.JsonSchema.Dialects;
using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.Strict;

/// <summary>Finds the parts of a schema that are probably not meant. Serves one compilation; not thread-safe.</summary>
internal sealed class StrictMode(SchemaCompileOptions options)
{
    private readonly List<StrictSchema> _schemas = [];

    /// <summary>Adds a schema object. Those of other documents are not searched.</summary>
    public void Add(SchemaNode node, JsonElement element, DialectRules rules)
    {
        if (node.Pointer[0] == '#')
        {
            _schemas.Add(new StrictSchema(node, element, rules));
        }
    }

    /// <summary>Searches the schema objects that were added, once every reference is resolved.</summary>
    /// <param name="nodes">Every node of the compilation, those of other documents included.</param>
    public IReadOnlyList<SchemaWarning> Find(IReadOnlyCollection<SchemaNode> nodes)
    {
        var warnings = new WarningList();
        var together = new AppliedTogether(options.WarningKeyword);
        var types = new PossibleTypes(together);
        var names = new DeclaredNames(nodes, together);
        var unknown = new UnknownKeywords(options);
        foreach (var schema in _schemas)
        {
            unknown.Find(schema, warnings);
            if (schema.IsReferenceAlone)
            {
                continue;
            }

            TypedKeywords.Find(schema, types.Of(schema.Node), warnings);
            CompanionKeywords.Find(schema, options.RuleKeyword, warnings);
            ContradictoryBounds.Find(schema, warnings);
            LiteralValues.Find(schema, types.Of(schema.Node), warnings);
            DeadBranches.Find(schema, warnings);
            names.Find(schema, warnings);
        }

        return warnings.All;
    }
}
