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

    public LoadPart ToPart() => new()
    {
        Ordinal = appended.Ordinal,
        Model = appended.Model,
        Records = appended.Records,
        Runs = appended.Runs,
        Rejected = Rejected,
        Deferred = Row.Deferred,
        IsDone = Row.IsDone,
    };
}
