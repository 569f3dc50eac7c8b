namespace Qlower.Loaders.Inspection;

/// <summary>A run that may still grow.</summary>
internal sealed class PendingRun(SectionFrame section, FilePosition start, long firstIndex)
{
    public SectionFrame Section { get; } = section;

    public int Count { get; set; }

    public long End { get; set; }

    public PartRun Finish() => new()
    {
        Start = start,
        End = End,
        Count = Count,
        ArrayPointer = Section.Pointer,
        FirstIndex = firstIndex,
        Parent = Section.Parent?.Refer(),
        Client = Section.Client?.Refer(),
    };
}
