namespace Qlower.Loaders.JsonSchema;

/// <summary>Bounds on hostile input. Immutable once built; every limit must be greater than zero.</summary>
public sealed class ValidationLimits
{
    /// <summary>Containers that may be open at once; one more is <see cref="JsonFault.DepthExceeded"/>. 64 by default.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>
    /// Raw bytes between the quotes of a string or property name; more is <see cref="JsonFault.StringTooLong"/>, and the string
    /// is skipped without being buffered. 1 MiB by default.
    /// </summary>
    public int MaxStringBytes { get; init; } = 1 << 20;

    /// <summary>Bytes of a number token; more is <see cref="JsonFault.NumberTooLong"/>. 128 by default.</summary>
    public int MaxNumberBytes { get; init; } = 128;

    /// <summary>Members of one object; one more is <see cref="JsonFault.TooManyMembers"/>. 10,000 by default.</summary>
    public int MaxMembers { get; init; } = 10_000;

    /// <summary>
    /// Bytes of one value that may be buffered for a keyword of <see cref="CompiledSchema.BufferedKeywords"/>; more is
    /// <see cref="JsonFault.TooLargeToBuffer"/>. 16 MiB by default; the index
    /// of a value that consists of tiny items only can take several times as much as its bytes.
    /// </summary>
    public int MaxBufferedBytes { get; init; } = 1 << 24;

    /// <exception cref="ArgumentOutOfRangeException">A limit is not greater than zero.</exception>
    internal void Check()
    {
        foreach (var limit in (ReadOnlySpan<int>)[MaxDepth, MaxStringBytes, MaxNumberBytes, MaxMembers, MaxBufferedBytes])
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit, "limits");
        }
    }
}
