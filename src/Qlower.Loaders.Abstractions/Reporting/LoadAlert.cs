namespace Qlower.Loaders;

/// <summary>An alert for operators about a load or a source. It contains no personal data. Immutable.</summary>
public sealed class LoadAlert
{
    /// <summary>The reason.</summary>
    public required AlertKind Kind { get; init; }

    /// <summary>The load's id; empty when the alert is about a source, or a file that has no load.</summary>
    public required string LoadId { get; init; }

    /// <summary>The id of the partner; empty when the alert is about a source.</summary>
    public required string Partner { get; init; }

    /// <summary>The name of the file, which is untrusted text; the name of the source when the alert is about a source.</summary>
    public required string FileName { get; init; }

    /// <summary>What happened, and what the operator can do.</summary>
    public required string Reason { get; init; }

    /// <summary>The time of the alert.</summary>
    public required DateTimeOffset At { get; init; }
}
