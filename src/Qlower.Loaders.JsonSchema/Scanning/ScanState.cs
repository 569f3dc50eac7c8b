namespace Qlower.Loaders.JsonSchema.Scanning;

/// <summary>The next element that the grammar allows.</summary>
internal enum ScanState
{
    Start,
    Value,
    ValueOrEnd,
    Key,
    KeyOrEnd,
    Colon,
    CommaOrEnd,
    Done,
    InOversizedKey,
    InOversizedString,
    InOversizedNumber,
}
