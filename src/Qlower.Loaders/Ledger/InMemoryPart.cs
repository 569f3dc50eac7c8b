namespace Qlower.Loaders.Ledger;

/// <summary>One part of an <see cref="InMemoryLoad"/>: mutable, accessed under the ledger's lock only.</summary>
internal sealed class InMemoryPart(LoadPart appended)
{
    public PartRow Row { get; set; } = new() { Ordinal = appended.Ordinal, Model = appended.Model };

    public RecordMask Rejected { get; set; } = appended.Rejected;

    public void RejectAll()
    {
        Row = PartTransitions.Finish(Row);
        Rejected = RecordMask.All(appended.Records);
    }

    /// <summary>Returns a copy, its references completed with ids that were appended later.</summary>
    public LoadPart ToPart(IReadOnlyDictionary<long, ParentReference> parents) => new()
    {
        Ordinal = appended.Ordinal,
        Model = appended.Model,
        Records = appended.Records,
        Runs = parents.Count == 0 ? appended.Runs : appended.Runs.Select(run => run.WithParents(parents.GetValueOrDefault)).ToArray(),
        Rejected = Rejected,
        Deferred = Row.Deferred,
        IsDone = Row.IsDone,
    };
}
