namespace Qlower.Loaders;

/// <summary>An alert on a load, for operators. Holds no personal data. Immutable.</summary>
public sealed class LoadAlert
{
    /// <summary>Why.</summary>
    public required AlertKind Kind { get; init; }

    /// <summary>The load's id; empty when the alert is about a source.</summary>
    public required string LoadId { get; init; }

    /// <summary>The partner; empty when the alert is about a source.</summary>
    public required string Partner { get; init; }

    /// <summary>The file's name: hostile text. The source's name when the alert is about a source.</summary>
    public required string FileName { get; init; }

    /// <summary>What happened, and what to do.</summary>
    public required string Reason { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
