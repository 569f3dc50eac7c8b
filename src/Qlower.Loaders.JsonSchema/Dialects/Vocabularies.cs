namespace Qlower.Loaders.JsonSchema.Dialects;

/// <summary>The vocabularies that a dialect is made of.</summary>
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

    /// <summary><c>format</c> tells; whether it also demands is the host's choice.</summary>
    FormatAnnotation = 64,

    /// <summary><c>format</c> demands.</summary>
    FormatAssertion = 128,

    Format = FormatAnnotation | FormatAssertion,

    Standard = Core | Applicator | Unevaluated | Validation | MetaData | Content | FormatAnnotation,
}
