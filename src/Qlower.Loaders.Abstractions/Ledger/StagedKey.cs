namespace Qlower.Loaders.Ledger;

/// <summary>A record's key during the dry run of an all-or-nothing load. Immutable; a class, because it contains personal data.</summary>
/// <param name="model">The model.</param>
/// <param name="externalId">The external id.</param>
/// <param name="offset">Byte offset of the record.</param>
/// <param name="clientEmail">The client that owns it; <see langword="null"/> in a flat file.</param>
public sealed class StagedKey(RecordModel model, string externalId, long offset, string? clientEmail)
{
    /// <summary>The model.</summary>
    public RecordModel Model { get; } = model;

    /// <summary>The external id.</summary>
    public string ExternalId { get; } = externalId;

    /// <summary>Byte offset of the record.</summary>
    public long Offset { get; } = offset;

    /// <summary>The client that owns it; <see langword="null"/> in a flat file.</summary>
    public string? ClientEmail { get; } = clientEmail;
}
