using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Text;

namespace Qlower.Loaders.JsonSchema.Schemas;

/// <summary>One schema object (or boolean) as read, references resolved.</summary>
internal sealed class SchemaNode
{
    private Check[]? _boundChecks;
    private NodeNames? _names;

    public required int Id { get; init; }

    public required string Pointer { get; init; }

    /// <summary>The keyword that contains this schema; <c>false</c> at the root.</summary>
    public required string Holder { get; init; }

    public required SchemaNode? Parent { get; init; }

    /// <summary>Whether references target this object, so that it may apply to a value by several paths.</summary>
    public bool IsShared { get; set; }

    public bool? Boolean { get; set; }

    public string? Tag { get; set; }

    public string? Rule { get; set; }

    public Dictionary<string, string> Rules { get; } = [];

    /// <summary>The types that <c>type</c> allows; null without the keyword.</summary>
    public ValueTypes? Types { get; set; }

    /// <summary>The types of the values of <c>enum</c> and <c>const</c>; null without them.</summary>
    public ValueTypes? LiteralTypes { get; set; }

    public List<CheckSpec> Checks { get; } = [];

    /// <summary>Objects and arrays among the values of <c>enum</c> and <c>const</c>; <see cref="Checks"/> contains the others.</summary>
    public List<StructuredLiterals> Literals { get; } = [];

    /// <summary>The dialect of the resource that contains this object.</summary>
    public SchemaDialect Dialect { get; init; }

    /// <summary>Absolute URI of this object, with the canonical resource before the fragment; for output units.</summary>
    public string AbsoluteLocation { get; init; } = "";

    /// <summary>The targets of <c>$ref</c>, <c>$dynamicRef</c> and <c>$recursiveRef</c>, by keyword.</summary>
    public List<(string Keyword, SchemaNode Target)> References { get; } = [];

    public List<SchemaNode> AllOf { get; } = [];

    public List<SchemaNode> Warnings { get; } = [];

    public List<SchemaNode> AnyOf { get; } = [];

    public List<SchemaNode> OneOf { get; } = [];

    public SchemaNode? Not { get; set; }

    public SchemaNode? If { get; set; }

    public SchemaNode? Then { get; set; }

    public SchemaNode? Else { get; set; }

    public Dictionary<string, SchemaNode> Properties { get; } = new(StringComparer.Ordinal);

    public List<(StringPattern Pattern, SchemaNode Schema)> PatternProperties { get; } = [];

    public SchemaNode? AdditionalProperties { get; set; }

    public SchemaNode? PropertyNames { get; set; }

    public List<string> Required { get; } = [];

    public List<(string Trigger, List<string> Needed)> DependentRequired { get; } = [];

    /// <summary>The string arrays of <c>dependencies</c>, the older name of <see cref="DependentRequired"/>.</summary>
    public List<(string Trigger, List<string> Needed)> Dependencies { get; } = [];

    /// <summary><c>dependentSchemas</c>, and the schemas of <c>dependencies</c>.</summary>
    public List<(string Trigger, SchemaNode Schema)> DependentSchemas { get; } = [];

    /// <summary>Items after the prefix: <c>items</c>, in older dialects <c>additionalItems</c>.</summary>
    public SchemaNode? Items { get; set; }

    /// <summary>Items by position: <c>prefixItems</c>, in older dialects an array under <c>items</c>.</summary>
    public List<SchemaNode> PrefixItems { get; } = [];

    public SchemaNode? Contains { get; set; }

    public long MinContains { get; set; } = 1;

    public long? MaxContains { get; set; }

    public bool UniqueItems { get; set; }

    public SchemaNode? UnevaluatedItems { get; set; }

    public SchemaNode? UnevaluatedProperties { get; set; }

    /// <summary>Keywords that only annotate, unknown ones included, with their value as JSON.</summary>
    public List<(string Keyword, string Json)> Annotations { get; } = [];

    public long? MinProperties { get; set; }

    public long? MaxProperties { get; set; }

    public long? MinItems { get; set; }

    public long? MaxItems { get; set; }

    /// <summary>The checks as errors, not warnings; created on first use, for evaluation on trees.</summary>
    public Check[] BoundChecks => _boundChecks ??= [.. Checks.Select(spec => spec.Create(SiteOf(spec.Keyword, spec.Expected, false)))];

    /// <summary>The names this object mentions; collected on first use, for evaluation on trees.</summary>
    public NodeNames Names => _names ??= new NodeNames(this);

    public bool HasObjectKeywords =>
        Properties.Count > 0 || PatternProperties.Count > 0 || AdditionalProperties is not null;

    /// <summary>Schemas that apply to the same instance value as this one.</summary>
    public List<SchemaNode> InPlace()
    {
        var schemas = Branches();
        foreach (var (_, target) in References)
        {
            schemas.Add(target);
        }

        schemas.AddRange(AllOf);
        schemas.AddRange(Warnings);
        return schemas;
    }

    /// <summary>Schemas that apply to the same instance value under a condition.</summary>
    public List<SchemaNode> Branches()
    {
        List<SchemaNode> schemas = [];
        foreach (var single in new[] { Not, If, Then, Else })
        {
            if (single is not null)
            {
                schemas.Add(single);
            }
        }

        schemas.AddRange(AnyOf);
        schemas.AddRange(OneOf);
        foreach (var (_, schema) in DependentSchemas)
        {
            schemas.Add(schema);
        }

        return schemas;
    }

    public Site SiteOf(string keyword, string? expected, bool isWarning) =>
        new(keyword, $"{Pointer}/{JsonPointer.Escape(keyword)}", RuleOf(keyword), expected, isWarning);

    /// <summary>The site of a <c>false</c> schema: reported as a failure of the keyword that contains it.</summary>
    public Site FalseSite(bool isWarning) => new(Holder, Pointer, Parent?.RuleOf(Holder), null, isWarning);

    public string? RuleOf(string keyword) => Rules.GetValueOrDefault(keyword) ?? Rule;
}
