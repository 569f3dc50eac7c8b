namespace Qlower.Loaders.JsonSchema.Scanning;

/// <summary>The result of reading a token.</summary>
internal enum TokenKind
{
    /// <summary>The buffer must be filled further.</summary>
    NeedMore,

    /// <summary>The pass is over, see <see cref="JsonScanner.Fault"/>.</summary>
    Fault,
    ByteOrderMark,
    ObjectStart,
    ObjectEnd,
    ArrayStart,
    ArrayEnd,
    Key,
    String,
    Number,
    True,
    False,
    Null,

    /// <summary>A name over the limit; then <see cref="LoneSurrogate"/> any number of times, then <see cref="OversizedEnd"/>.</summary>
    OversizedKey,

    /// <summary>A string over the limit; then <see cref="LoneSurrogate"/> any number of times, then <see cref="OversizedEnd"/>.</summary>
    OversizedString,

    /// <summary>A number over the limit; then <see cref="OversizedEnd"/>.</summary>
    OversizedNumber,

    /// <summary>An escaped lone surrogate inside an oversized string, at <see cref="JsonScanner.TokenOffset"/>.</summary>
    LoneSurrogate,
    OversizedEnd,

    /// <summary>The root value and the white space after it are over.</summary>
    End,
}
