namespace Qlower.Loaders.Ledger;

/// <summary>The answer to the holder of a load that asks for its next part: one of three cases. Immutable.</summary>
public sealed class NextPart
{
    private NextPart()
    {
    }

    /// <summary>Every part is done.</summary>
    public static NextPart AllDone { get; } = new();

    /// <summary>The part to work on; <see langword="null"/> in the other two cases.</summary>
    public PartLease? Lease { get; private init; }

    /// <summary>
    /// When the first of the open parts that others lease may be available; <see langword="null"/> in the other two cases.
    /// </summary>
    public DateTimeOffset? LeasedElsewhereUntil { get; private init; }

    /// <summary>Whether every part is done.</summary>
    public bool IsAllDone => Lease is null && LeasedElsewhereUntil is null;

    /// <summary>A part to work on.</summary>
    public static NextPart Leased(PartLease lease)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return new NextPart { Lease = lease };
    }

    /// <summary>The parts that are open now are leased by others.</summary>
    /// <param name="until">When the first of these leases expires.</param>
    public static NextPart LeasedElsewhere(DateTimeOffset until) => new() { LeasedElsewhereUntil = until };
}
