namespace Qlower.Loaders;

/// <summary>A record's key during the rehearsal of an all-or-nothing load.</summary>
/// <param name="Model">The model.</param>
/// <param name="ExternalId">The external id.</param>
/// <param name="Offset">Byte offset of the record.</param>
/// <param name="ClientEmail">The client that owns it; <see langword="null"/> in a flat file.</param>
public sealed record StagedKey(RecordModel Model, string ExternalId, long Offset, string? ClientEmail);
