namespace Qlower.Loaders.JsonSchema.Dialects;

/// <summary>The vocabularies of a dialect.</summary>
[Flags]
internal enum Vocabularies
{
    None = 0,
    Core = 1,
    Applicator = 2,
    Unevaluated = 4,
    Validation = 8,
    MetaData = 16,
    Content = 32,

    /// <summary><c>format</c> annotates; the options decide whether it asserts too.</summary>
    FormatAnnotation = 64,

    /// <summary><c>format</c> asserts.</summary>
    FormatAssertion = 128,

    Format = FormatAnnotation | FormatAssertion,

    Standard = Core | Applicator | Unevaluated | Validation | MetaData | Content | FormatAnnotation,
}
