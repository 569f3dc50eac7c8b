namespace Qlower.Loaders.ConsoleHost.Checking;

/// <summary>The result of the check of one file.</summary>
internal sealed class CheckResult
{
    /// <summary>The file as it was named on the command line.</summary>
    public required string File { get; init; }

    public required LoadStatus Status { get; init; }

    public required long Received { get; init; }

    public required long Rejected { get; init; }

    public required long Errors { get; init; }

    public required long Warnings { get; init; }

    public required long Informations { get; init; }

    public required IReadOnlyList<CheckFinding> Findings { get; init; }

    /// <summary>The report; <see langword="null"/> for a file that was validated against a schema.</summary>
    public LoadReport? Report { get; init; }

    public bool IsCapped => Errors + Warnings + Informations > Findings.Count;

    public bool IsValid => Errors == 0 && Status == LoadStatus.Success;
}
