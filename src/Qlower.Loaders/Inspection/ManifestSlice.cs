namespace Qlower.Loaders.Inspection;

/// <summary>The next piece of a file's manifest, in the order of the file.</summary>
internal sealed class ManifestSlice
{
    /// <summary>Parts whose records and parents are all read; ordinals continue those of earlier slices, not always in order.</summary>
    public required IReadOnlyList<LoadPart> Parts { get; init; }

    /// <summary>Rejected or erased records that nested records refer to.</summary>
    public required IReadOnlyList<RejectedRecord> Rejected { get; init; }
}
