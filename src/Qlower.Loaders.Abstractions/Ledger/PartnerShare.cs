namespace Qlower.Loaders.Ledger;

/// <summary>
/// The share of the workers that a partner gets while loads of several partners wait: start-time fair queueing. Each lease of a load is charged to its
/// partner, by the size of the file and divided by the weight; the partner that was charged least is served next. A partner that had nothing to load
/// saves nothing up: it starts where the last one that was served started. Immutable.
/// </summary>
/// <param name="Partner">The id of the partner.</param>
/// <param name="Weight">How many times the work of a partner with weight 1 is done for it; from 1 to <see cref="LargestWeight"/>.</param>
/// <param name="MaxLoads">How many of its loads workers may lease at the same time, 1 or more; <see langword="null"/> for any number.</param>
public sealed record PartnerShare(string Partner, int Weight = 1, int? MaxLoads = null)
{
    /// <summary>The largest weight.</summary>
    public const int LargestWeight = 100;

    private const long Unit = 1_000;
    private const long BytesPerUnit = 1 << 20;

    /// <summary>Throws when a share is out of range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight or a number of loads is out of range.</exception>
    public static void EnsureValid(IReadOnlyCollection<PartnerShare> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        foreach (var share in shares)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(share.Weight, 1, nameof(shares));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(share.Weight, LargestWeight, nameof(shares));
            ArgumentOutOfRangeException.ThrowIfLessThan(share.MaxLoads ?? 1, 1, nameof(shares));
        }
    }

    /// <summary>Where the next lease of a partner starts.</summary>
    /// <param name="charged">What was charged to the partner; 0 for nothing yet.</param>
    /// <param name="lastStart">Where the last lease of any partner started.</param>
    public static long StartOf(long charged, long lastStart) => Math.Max(charged, lastStart);

    /// <summary>What is charged to the partner after a lease.</summary>
    /// <param name="start">Where the lease starts.</param>
    /// <param name="length">The length of the file, in bytes.</param>
    /// <param name="weight">The weight of the partner.</param>
    public static long ChargeAfter(long start, long length, int weight) => start + Math.Max(1, Unit * (1 + (length / BytesPerUnit)) / Math.Max(1, weight));
}
