namespace Qlower.Loaders.Ledger;

/// <summary>The record that other records are nested in. Immutable; a class, because an external id may be personal data.</summary>
/// <param name="model">Its model.</param>
/// <param name="offset">Byte offset of its first byte: it identifies the record within its file.</param>
/// <param name="externalId">
/// Its external id; empty when it has none (it is rejected then); <see langword="null"/> while it is not known.
/// </param>
public sealed class ParentReference(RecordModel model, long offset, string? externalId)
{
    /// <summary>Its model.</summary>
    public RecordModel Model { get; } = model;

    /// <summary>Byte offset of its first byte: it identifies the record within its file.</summary>
    public long Offset { get; } = offset;

    /// <summary>
    /// Its external id; empty when it has none (it is rejected then). <see langword="null"/> in a part that is appended before its parent was
    /// read to its end, see <see cref="ILoadManifest.AppendParentsAsync"/>; never in a part of an inspected load.
    /// </summary>
    public string? ExternalId { get; } = externalId;
}
