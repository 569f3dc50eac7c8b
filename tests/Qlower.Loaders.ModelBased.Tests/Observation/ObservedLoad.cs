namespace Qlower.Loaders.ModelBased.Tests.Observation;

/// <summary>A load as the ledger has it. Immutable.</summary>
internal sealed record ObservedLoad(string Id, string Partner, string Name, LoadState State, LoadStatus? Status, string? ReplayOf, string? Archived)
{
    /// <summary>The counts of the load as a whole, by model.</summary>
    public IReadOnlyDictionary<RecordModel, LoadCounts> Counts { get; init; } = new Dictionary<RecordModel, LoadCounts>();

    /// <summary>Whether the counts add up, for each integrator and as a whole.</summary>
    public bool IsConserved { get; init; } = true;

    /// <summary>Why it is deferred; <see langword="null"/> when it is not.</summary>
    public string? WaitReason { get; init; }

    public static string Show(IReadOnlyDictionary<RecordModel, LoadCounts> counts) =>
        string.Join(' ', counts.OrderBy(row => row.Key).Select(row => $"{row.Key}:{row.Value.Received}/{row.Value.Integrated}/{row.Value.AlreadyKnown}/{row.Value.Rejected}"));

    public override string ToString() =>
        $"load {Id} {Name} ({Partner}) {State} {Status} {Show(Counts)}{(ReplayOf is null ? "" : $" replay of {ReplayOf}")}{(WaitReason is null ? "" : $" waits: {WaitReason}")}";
}
