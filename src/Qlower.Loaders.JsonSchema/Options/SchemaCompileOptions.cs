namespace Qlower.Loaders.JsonSchema;

/// <summary>How a schema is compiled. Immutable once built.</summary>
public sealed class SchemaCompileOptions
{
    /// <summary>Whether <c>format</c> is checked. When false it is an annotation only. True by default.</summary>
    public bool AssertFormats { get; init; } = true;

    /// <summary>Custom formats by name; they override the built-in ones. Empty by default.</summary>
    public IReadOnlyDictionary<string, FormatCheck> Formats { get; init; } = new Dictionary<string, FormatCheck>();

    /// <summary>
    /// Whether <c>format</c> with a name that is neither built in nor custom is an annotation only. When false (the default) it is an
    /// error of the schema, so that a misspelt name is not silently ignored.
    /// </summary>
    public bool IgnoreUnknownFormats { get; init; }

    /// <summary>The dialect of a schema without <c>$schema</c>. Draft 2020-12 by default.</summary>
    public SchemaDialect DefaultDialect { get; init; } = SchemaDialect.Draft202012;

    /// <summary>
    /// Documents that references may target, as UTF-8 JSON by absolute URI without fragment. The meta-schemas of the supported
    /// dialects are always included. Nothing is ever fetched. Empty by default.
    /// </summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Documents { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();

    /// <summary>
    /// The absolute URI of the schema itself, the base of relative references and <c>$id</c>s. Null (the default): a URI
    /// without meaning, so that relative references reach only what the schema contains.
    /// </summary>
    public string? BaseUri { get; init; }

    /// <summary>
    /// Whether values may be buffered for keywords that cannot be evaluated while streaming, see
    /// <see cref="CompiledSchema.BufferedKeywords"/>. When false such a keyword is an error of the schema. True by default.
    /// </summary>
    public bool AllowBuffering { get; init; } = true;

    /// <summary>
    /// Name of the keyword whose string value is a tag raised as <see cref="ValidationSink.OnEnter"/> and
    /// <see cref="ValidationSink.OnLeave"/>, for example <c>x-observe</c>. Null (the default): no such keyword.
    /// </summary>
    public string? ObserveKeyword { get; init; }

    /// <summary>
    /// Name of the keyword whose array of schemas is evaluated like <c>allOf</c> but whose failures are warnings: they are reported
    /// with <see cref="SchemaFinding.IsWarning"/> and never make the instance invalid. Null (the default): no such keyword.
    /// </summary>
    public string? WarningKeyword { get; init; }

    /// <summary>
    /// Name of the keyword that names the rule of the keywords of the same schema object: a string for all of them, or an
    /// object from keyword to string. See <see cref="SchemaFinding.Rule"/>. Null (the default): no such keyword.
    /// </summary>
    public string? RuleKeyword { get; init; }

    /// <summary>
    /// Whether the schema is also searched for parts that are probably not meant: unknown keywords, keywords that cannot apply to the
    /// type, required names without a property, contradictions, branches that are never reached. They are listed in
    /// <see cref="CompiledSchema.Warnings"/> and never prevent compilation. False by default.
    /// </summary>
    public bool IsStrict { get; init; }

    /// <summary>
    /// Keywords that the dialect does not define and that are meant, for <see cref="IsStrict"/>: a name, or a prefix that ends in
    /// <c>*</c>, such as <c>x-*</c>. <see cref="ObserveKeyword"/>, <see cref="WarningKeyword"/> and <see cref="RuleKeyword"/> are always
    /// known; a name that resembles one of them is reported even if a prefix covers it. Empty by default.
    /// </summary>
    public IReadOnlyList<string> KnownAnnotations { get; init; } = [];
}
