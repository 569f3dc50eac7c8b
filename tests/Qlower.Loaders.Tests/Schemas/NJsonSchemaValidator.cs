using System.Text;
using NJsonSchema.Validation;

namespace Qlower.Loaders.Tests.Schemas;

internal sealed class NJsonSchemaValidator(NJsonSchema.JsonSchema schema) : ISchemaValidator
{
    public IReadOnlyList<SchemaViolation> Validate(ReadOnlyMemory<byte> utf8Record, CancellationToken cancellationToken = default) =>
        [.. schema.Validate(Encoding.UTF8.GetString(utf8Record.Span)).SelectMany(Causes).Select(Violation)];

    /// <summary>What is wrong inside an <c>allOf</c> or an item, rather than that something is.</summary>
    private static IEnumerable<ValidationError> Causes(ValidationError error) =>
        error is ChildSchemaValidationError { Kind: ValidationErrorKind.NotAllOf or ValidationErrorKind.ArrayItemNotValid } around
            ? around.Errors.Values.SelectMany(inner => inner).SelectMany(Causes)
            : [error];

    private static SchemaViolation Violation(ValidationError error)
    {
        var keyword = KeywordOf(error.Kind);
        return new SchemaViolation
        {
            InstancePointer = PointerOf(error.Path),
            Keyword = keyword,
            Expected = ExpectedOf(error, keyword),

            // It tells no place in the schema, but has the schema itself at hand.
            Rule = RuleOf(error.Schema?.ExtensionData, keyword),
        };
    }

    /// <summary>From <c>#/lines[2].price</c> to <c>/lines/2/price</c>.</summary>
    private static string PointerOf(string? path) =>
        path is null ? "" : path.TrimStart('#').Replace('.', '/').Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

    private static string? KeywordOf(ValidationErrorKind kind) => kind switch
    {
        ValidationErrorKind.PropertyRequired => "required",
        ValidationErrorKind.StringTooLong => "maxLength",
        ValidationErrorKind.StringTooShort => "minLength",
        ValidationErrorKind.PatternMismatch => "pattern",
        ValidationErrorKind.NotInEnumeration => "enum",
        ValidationErrorKind.NumberTooBig => "maximum",
        ValidationErrorKind.NumberTooSmall => "minimum",
        ValidationErrorKind.NumberNotMultipleOf or ValidationErrorKind.IntegerNotMultipleOf => "multipleOf",
        ValidationErrorKind.TooManyItems => "maxItems",
        ValidationErrorKind.TooFewItems => "minItems",
        ValidationErrorKind.ItemsNotUnique => "uniqueItems",
        ValidationErrorKind.NoAdditionalPropertiesAllowed => "additionalProperties",
        ValidationErrorKind.NotAnyOf => "anyOf",
        ValidationErrorKind.NotOneOf => "oneOf",
        _ when kind.ToString().EndsWith("Expected", StringComparison.Ordinal) => "type",
        _ => null,
    };

    private static string ExpectedOf(ValidationError error, string? keyword) => keyword switch
    {
        "maxLength" => $"{error.Schema.MaxLength}",
        "minLength" => $"{error.Schema.MinLength}",
        "pattern" => error.Schema.Pattern ?? "",
        _ => error.Kind.ToString(),
    };

    private static string? RuleOf(IDictionary<string, object?>? annotations, string? keyword) =>
        annotations?.TryGetValue("x-rule", out var rule) is not true ? null
        : rule is IDictionary<string, object?> rules ? rules.TryGetValue(keyword ?? "", out var code) ? code as string : null
        : rule as string;
}
