namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>The progress of the fast path in one object.</summary>
internal struct FastPathProgress
{
    /// <summary>Mask of the properties seen.</summary>
    public ulong Seen;

    /// <summary>The scope's number of the last property; -1 for none.</summary>
    public int Last;

    /// <summary>Members passed.</summary>
    public int Count;

    /// <summary>Index of the last property's name.</summary>
    public int KeyAt;

    /// <summary>Whether the object's end comes next.</summary>
    public bool IsClosed;
}
