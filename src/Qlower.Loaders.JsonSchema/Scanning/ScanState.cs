namespace Qlower.Loaders.JsonSchema.Scanning;

/// <summary>What the grammar expects next.</summary>
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
