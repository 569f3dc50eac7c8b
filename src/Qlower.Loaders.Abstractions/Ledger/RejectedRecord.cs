namespace Qlower.Loaders.Ledger;

/// <summary>
/// A rejected record that others may be nested in or refer to. Immutable; a class, because an external id may be personal data.
/// </summary>
/// <param name="model">Its model: clients, declarants or properties.</param>
/// <param name="offset">Byte offset of its first byte.</param>
/// <param name="externalId">Its external id; empty when it has none.</param>
public sealed class RejectedRecord(RecordModel model, long offset, string externalId)
{
    /// <summary>Its model: clients, declarants or properties.</summary>
    public RecordModel Model { get; } = model;

    /// <summary>Byte offset of its first byte.</summary>
    public long Offset { get; } = offset;

    /// <summary>Its external id; empty when it has none.</summary>
    public string ExternalId { get; } = externalId;
}
