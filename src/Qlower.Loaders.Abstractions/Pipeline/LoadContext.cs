using Qlower.Loaders.Format;

namespace Qlower.Loaders;

/// <summary>The load that rules work on. Immutable.</summary>
public sealed class LoadContext
{
    /// <summary>The load's id.</summary>
    public required string LoadId { get; init; }

    /// <summary>The id of the partner.</summary>
    public required string Partner { get; init; }

    /// <summary>The file's name as the partner gave it.</summary>
    public required string FileName { get; init; }

    /// <summary>The header.</summary>
    public required LoadHeader Header { get; init; }

    /// <summary>When the load was received. Rules use this time as the current time, so that a repeated batch has the same results.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>
    /// The fencing token of the lease under which the load is processed: it grows with each lease of the load, so that an integrator can refuse a
    /// worker that lost its lease. 0 where there is no lease, as in a test of rules.
    /// </summary>
    public long LeaseToken { get; init; }
}
