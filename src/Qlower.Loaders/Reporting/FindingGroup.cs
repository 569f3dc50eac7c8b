namespace Qlower.Loaders.Reporting;

/// <summary>What was found under one rule, as a page shows it.</summary>
internal sealed class FindingGroup
{
    public required string Code { get; init; }

    /// <summary>The rule; <see langword="null"/> when the catalogue does not have it.</summary>
    public required Rule? Rule { get; init; }

    public required FindingSeverity Severity { get; init; }

    /// <summary>The exact number, including findings that are not stored.</summary>
    public required long Count { get; init; }

    /// <summary>The exact number by model; <see langword="null"/> for the file or header.</summary>
    public required IReadOnlyList<(RecordModel? Model, long Count)> Models { get; init; }

    /// <summary>The first of the stored ones.</summary>
    public required IReadOnlyList<Finding> Examples { get; init; }
}
