namespace Qlower.Loaders.Testing.RulePacks;

/// <summary>The result of a run of <see cref="RulePackHarness"/>. Immutable, except for the records that it contains.</summary>
public sealed class RulePackResult
{
    internal RulePackResult()
    {
    }

    /// <summary>The outcome of the load.</summary>
    public LoadStatus Status => Report.Status;

    /// <summary>The findings of the format, the overlay and the pack's rules, in file order.</summary>
    public required IReadOnlyList<RulePackFinding> Findings { get; init; }

    /// <summary>The records that passed validation and transformation, in the order in which an integrator receives them.</summary>
    public required IReadOnlyList<RulePackRecord> Records { get; init; }

    /// <summary>The records of <see cref="Records"/> that would be integrated, in the same order: not the second one of an id.</summary>
    public IReadOnlyList<RulePackRecord> Integrated => [.. Records.Where(record => record.Outcome == IntegrationOutcome.Integrated)];

    /// <summary>The first exception of each rule that threw, in order. Each is a defect of the pack; its records have findings QLW9004.</summary>
    public required IReadOnlyList<Exception> Faults { get; init; }

    /// <summary>The report that reporters of a host would receive.</summary>
    public required LoadReport Report { get; init; }
}
