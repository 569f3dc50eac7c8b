namespace Qlower.Loaders.JsonSchema;

/// <summary>How a schema is compiled. Immutable once built.</summary>
public sealed class SchemaCompileOptions
{
    /// <summary>Whether <c>format</c> is checked. When false it is an annotation only. True by default.</summary>
    public bool AssertFormats { get; init; } = true;

    /// <summary>Custom formats by name; they win over the built-in ones. Empty by default.</summary>
    public IReadOnlyDictionary<string, FormatCheck> Formats { get; init; } = new Dictionary<string, FormatCheck>();

    /// <summary>
    /// Name of the keyword whose string value is a tag told to <see cref="ValidationSink.OnEnter"/> and
    /// <see cref="ValidationSink.OnLeave"/>, for example <c>x-observe</c>. Null (the default): no such keyword.
    /// </summary>
    public string? ObserveKeyword { get; init; }

    /// <summary>
    /// Name of the keyword whose array of schemas is evaluated like <c>allOf</c> but whose failures are advice: they are reported
    /// with <see cref="SchemaFinding.IsAdvice"/> and never make the instance invalid. Null (the default): no such keyword.
    /// </summary>
    public string? AdviceKeyword { get; init; }

    /// <summary>
    /// Name of the keyword that names the rule behind the keywords of the same schema object: a string for all of them, or an
    /// object from keyword to string. See <see cref="SchemaFinding.Rule"/>. Null (the default): no such keyword.
    /// </summary>
    public string? RuleKeyword { get; init; }
}
