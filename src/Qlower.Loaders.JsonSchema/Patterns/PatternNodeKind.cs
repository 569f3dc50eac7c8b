namespace Qlower.Loaders.JsonSchema.Patterns;

internal enum PatternNodeKind
{
    Empty,
    Class,
    Sequence,
    Alternation,
    Repeat,
    Capture,
    TextStart,
    TextEnd,
    WordBoundary,
    NotWordBoundary,
    LookAround,
    BackReference,
}
