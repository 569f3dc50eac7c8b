namespace Qlower.Loaders.Inspection;

/// <summary>An array of records that is being read. One object an array: runs refer to it.</summary>
internal sealed class SectionFrame(string pointer, PendingParent? parent, PendingParent? client, long padding)
{
    public string Pointer { get; } = pointer;

    /// <summary>The declarant or property that holds the array.</summary>
    public PendingParent? Parent { get; } = parent;

    public PendingParent? Client { get; } = client;

    /// <summary>Bytes of padding in the file before the array.</summary>
    public long Padding { get; } = padding;
}
