namespace Qlower.Loaders;

/// <summary>A rejected record that others may be nested in or refer to.</summary>
/// <param name="Model">Its model: clients, declarants or properties.</param>
/// <param name="Offset">Byte offset of its first byte.</param>
/// <param name="ExternalId">Its external id; empty when it has none.</param>
public sealed record RejectedRecord(RecordModel Model, long Offset, string ExternalId);
