namespace Qlower.Loaders;

/// <summary>What a commit reports of one staged record. Immutable; a class, because an external id may be personal data.</summary>
public sealed class StagedFinding
{
    /// <summary>The id of the record's batch.</summary>
    public required string BatchId { get; init; }

    /// <summary>0-based position in the batch.</summary>
    public required int Record { get; init; }

    /// <summary>The byte offset of the record, see <see cref="IntegrationRecord.Offset"/>.</summary>
    public required long Offset { get; init; }

    /// <summary>The external id of the record.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The finding.</summary>
    public required RecordFinding Finding { get; init; }
}
