using Qlower.Loaders.Format;

namespace Qlower.Loaders;

/// <summary>The report of a finished load, which every reporter receives. Immutable.</summary>
public sealed class LoadReport
{
    /// <summary>The load's id.</summary>
    public required string LoadId { get; init; }

    /// <summary>The id of the partner that owns the location where the file arrived.</summary>
    public required string Partner { get; init; }

    /// <summary>The language of the partner.</summary>
    public ReportLanguage Language { get; init; }

    /// <summary>The name of the file as the partner sent it: untrusted text.</summary>
    public required string FileName { get; init; }

    /// <summary>Length of the file in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>SHA-256 of the file in lower-case hexadecimal; <see langword="null"/> when it could not be read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The header; <see langword="null"/> when it could not be read.</summary>
    public LoadHeader? Header { get; init; }

    /// <summary>The outcome.</summary>
    public required LoadStatus Status { get; init; }

    /// <summary>Whether a fault occurred on Qlower's side.</summary>
    public bool IsFaulted { get; init; }

    /// <summary>When the file was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When processing began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last record was processed.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>The sum over all models.</summary>
    public required LoadCounts Totals { get; init; }

    /// <summary>Counts of the models that the file contains, in order of <see cref="RecordModel"/>.</summary>
    public required IReadOnlyList<ModelCounts> Models { get; init; }

    /// <summary>Counts by integrator and model.</summary>
    public IReadOnlyList<IntegratorCounts> Integrators { get; init; } = [];

    /// <summary>The stored findings, in file order. Not in memory: each enumeration reads them.</summary>
    public required ReportFindings Findings { get; init; }

    /// <summary>The exact number of findings by code, severity and model.</summary>
    public required IReadOnlyList<FindingCount> FindingCounts { get; init; }

    /// <summary>The rules of the core and of the partner's pack, which <see cref="Describe"/> renders findings by. Without rules by default.</summary>
    public RuleCatalogue Rules { get; init; } = new([]);

    /// <summary>Whether there are more findings than are stored.</summary>
    public bool IsCapped => FindingCounts.Sum(count => count.Count) > Findings.Count;

    /// <summary>The rule pack and its version, such as <c>Azur 1.2.0</c>; <see langword="null"/> when the partner has none.</summary>
    public string? RulePack { get; init; }

    /// <summary>The id of the load that this one replays; <see langword="null"/> for a file that a partner sent.</summary>
    public string? ReplayOf { get; init; }

    /// <summary>Returns the title, message and hint of a finding in the partner's language.</summary>
    /// <param name="finding">A finding, such as one of <see cref="Findings"/>.</param>
    public FindingDescription Describe(Finding finding) => Rules.Describe(finding, Language);
}
