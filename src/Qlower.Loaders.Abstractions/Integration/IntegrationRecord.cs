namespace Qlower.Loaders;

/// <summary>One record to integrate, or to erase. Immutable but for the record in it.</summary>
public sealed class IntegrationRecord
{
    /// <summary>The external id.</summary>
    public required string ExternalId { get; init; }

    /// <summary>
    /// Byte offset of the record in its file. With the load id it tells a repeated call (same load, same offset) from a second
    /// record with the same id in one file (same load, other offset).
    /// </summary>
    public required long Offset { get; init; }

    /// <summary>The record; <see langword="null"/> when it is to be erased.</summary>
    public IInternalRecord? Record { get; init; }

    /// <summary>Whether the record, and what hangs off it, is to be erased.</summary>
    public bool IsErasure => Record is null;

    /// <summary>What transformation changed.</summary>
    public IReadOnlyList<ValueChange> Changes { get; init; } = [];
}
