using Qlower.Loaders.Format;

namespace Qlower.Loaders;

/// <summary>What rules may know of the load they work on. Immutable.</summary>
public sealed class LoadContext
{
    /// <summary>The load's id.</summary>
    public required string LoadId { get; init; }

    /// <summary>The partner.</summary>
    public required string Partner { get; init; }

    /// <summary>The file's name as the partner gave it.</summary>
    public required string FileName { get; init; }

    /// <summary>The header.</summary>
    public required LoadHeader Header { get; init; }

    /// <summary>When the load was received: what rules take as today, so that a repeated batch answers the same.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
}
