namespace Qlower.Loaders;

/// <summary>Which loads to list. Every condition that is set must hold.</summary>
public sealed class LoadQuery
{
    /// <summary>Only this partner's.</summary>
    public string? Partner { get; init; }

    /// <summary>Only open ones (<see langword="true"/>) or closed ones (<see langword="false"/>).</summary>
    public bool? IsOpen { get; init; }

    /// <summary>Only loads whose id starts so.</summary>
    public string? IdPrefix { get; init; }

    /// <summary>At most so many, the newest first; at least 1.</summary>
    public int Limit { get; init; } = 100;
}
