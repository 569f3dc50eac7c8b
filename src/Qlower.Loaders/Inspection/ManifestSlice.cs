namespace Qlower.Loaders.Inspection;

/// <summary>The next piece of a file's manifest, in the order of the file.</summary>
internal sealed class ManifestSlice
{
    /// <summary>
    /// Parts whose records are all read; ordinals continue those of earlier slices, not always in order. A parent that is not read to its end has
    /// no id yet.
    /// </summary>
    public required IReadOnlyList<LoadPart> Parts { get; init; }

    /// <summary>Rejected or erased records that nested records refer to.</summary>
    public required IReadOnlyList<RejectedRecord> Rejected { get; init; }

    /// <summary>Parents that parts of this slice or of earlier ones refer to without an id.</summary>
    public required IReadOnlyList<ParentReference> Parents { get; init; }

    /// <summary>Findings, when there are too many to wait for the end of the inspection.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}
