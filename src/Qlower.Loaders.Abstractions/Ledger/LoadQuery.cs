namespace Qlower.Loaders.Ledger;

/// <summary>Which loads to list. Every condition that is set must be met.</summary>
public sealed class LoadQuery
{
    /// <summary>Only loads of this partner; <see langword="null"/> for all.</summary>
    public string? Partner { get; init; }

    /// <summary>Only open ones (<see langword="true"/>) or closed ones (<see langword="false"/>); <see langword="null"/> for both.</summary>
    public bool? IsOpen { get; init; }

    /// <summary>Only loads whose id starts with this text; <see langword="null"/> for all.</summary>
    public string? IdPrefix { get; init; }

    /// <summary>The greatest number of loads, the newest first; at least 1, 100 unless set.</summary>
    public int Limit { get; init; } = 100;
}
