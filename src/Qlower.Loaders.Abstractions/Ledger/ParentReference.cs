namespace Qlower.Loaders;

/// <summary>The record that other records are nested in.</summary>
/// <param name="Model">Its model.</param>
/// <param name="Offset">Byte offset of its first byte: it names the record within its file.</param>
/// <param name="ExternalId">Its external id; empty when it has none (it is rejected then).</param>
public sealed record ParentReference(RecordModel Model, long Offset, string ExternalId);
