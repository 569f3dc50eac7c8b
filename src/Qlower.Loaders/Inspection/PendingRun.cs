namespace Qlower.Loaders.Inspection;

/// <summary>A run that may still grow, or whose parents are still open.</summary>
internal sealed class PendingRun(SectionFrame section, FilePosition start, long firstIndex)
{
    public SectionFrame Section { get; } = section;

    public int Count { get; set; }

    public long End { get; set; }

    public bool IsReady => Section.Parent is not { IsClosed: false } && Section.Client is not { IsClosed: false };

    public PartRun Finish() => new()
    {
        Start = start,
        End = End,
        Count = Count,
        ArrayPointer = Section.Pointer,
        FirstIndex = firstIndex,
        Parent = Section.Parent?.Reference,
        Client = Section.Client?.Reference,
    };
}
