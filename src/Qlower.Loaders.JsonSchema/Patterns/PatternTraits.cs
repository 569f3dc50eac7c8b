namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>The features of a pattern beyond a regular language.</summary>
[Flags]
internal enum PatternTraits
{
    None = 0,
    WordBoundary = 1,
    LookAround = 2,
    BackReference = 4,
}
