namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>One schema object (or boolean) as read, references resolved. Only the compilation sees it.</summary>
internal sealed class SchemaNode
{
    public required int Id { get; init; }

    public required string Pointer { get; init; }

    /// <summary>The keyword that holds this schema; <c>false</c> at the root.</summary>
    public required string Holder { get; init; }

    public required SchemaNode? Parent { get; init; }

    public bool? Boolean { get; set; }

    public string? Tag { get; set; }

    public string? Rule { get; set; }

    public Dictionary<string, string> Rules { get; } = [];

    public List<CheckSpec> Checks { get; } = [];

    public SchemaNode? Ref { get; set; }

    public List<SchemaNode> AllOf { get; } = [];

    public List<SchemaNode> Advice { get; } = [];

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

    public SchemaNode? Items { get; set; }

    public List<SchemaNode> PrefixItems { get; } = [];

    public long? MinProperties { get; set; }

    public long? MaxProperties { get; set; }

    public long? MinItems { get; set; }

    public long? MaxItems { get; set; }

    public bool HasObjectKeywords =>
        Properties.Count > 0 || PatternProperties.Count > 0 || AdditionalProperties is not null;

    /// <summary>Schemas that look at the same instance value as this one.</summary>
    public IEnumerable<SchemaNode> InPlace()
    {
        SchemaNode?[] single = [Ref, Not, If, Then, Else];
        return single.OfType<SchemaNode>().Concat(AllOf).Concat(Advice).Concat(AnyOf).Concat(OneOf);
    }

    public Site SiteOf(string keyword, string? expected, bool advice) =>
        new(keyword, $"{Pointer}/{JsonPointer.Escape(keyword)}", RuleOf(keyword), expected, advice);

    /// <summary>The site of a <c>false</c> schema: told as a failure of the keyword that holds it.</summary>
    public Site FalseSite(bool advice) => new(Holder, Pointer, Parent?.RuleOf(Holder), null, advice);

    public string? RuleOf(string keyword) => Rules.GetValueOrDefault(keyword) ?? Rule;
}
