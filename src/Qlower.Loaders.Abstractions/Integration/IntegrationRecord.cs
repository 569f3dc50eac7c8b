namespace Qlower.Loaders;

/// <summary>One record to integrate or to erase. Immutable, except for the record that it contains.</summary>
public sealed class IntegrationRecord
{
    /// <summary>The external id.</summary>
    public required string ExternalId { get; init; }

    /// <summary>
    /// Byte offset of the record in its file. With the load id it distinguishes a repeated call (same load, same offset) from a second
    /// record with the same id in one file (same load, other offset).
    /// </summary>
    public required long Offset { get; init; }

    /// <summary>The record; <see langword="null"/> for an erasure.</summary>
    public IInternalRecord? Record { get; init; }

    /// <summary>Whether the system erases the record and its dependent records.</summary>
    public bool IsErasure => Record is null;

    /// <summary>The values that transformation changed, in order.</summary>
    public IReadOnlyList<ValueChange> Changes { get; init; } = [];
}
