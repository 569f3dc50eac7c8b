namespace Qlower.Loaders.Ledger;

/// <summary>The key that a record stores or erases, during the dry run of an all-or-nothing load. Immutable; a class, because it contains personal data.</summary>
/// <param name="model">The model.</param>
/// <param name="externalId">The external id.</param>
/// <param name="offset">Byte offset of the record.</param>
/// <param name="clientEmail">The client that owns it; <see langword="null"/> in a flat file.</param>
/// <param name="isErasure">Whether the load erases the key.</param>
public sealed class StagedKey(RecordModel model, string externalId, long offset, string? clientEmail, bool isErasure = false)
{
    /// <summary>The model.</summary>
    public RecordModel Model { get; } = model;

    /// <summary>The external id.</summary>
    public string ExternalId { get; } = externalId;

    /// <summary>Byte offset of the record.</summary>
    public long Offset { get; } = offset;

    /// <summary>The client that owns it; <see langword="null"/> in a flat file.</summary>
    public string? ClientEmail { get; } = clientEmail;

    /// <summary>Whether the load erases the key; it stores a record with it otherwise.</summary>
    public bool IsErasure { get; } = isErasure;

    /// <summary>
    /// Whether another record of the load may have the same key: the record itself, staged again, or an erasure where this one erases.
    /// </summary>
    /// <param name="other">A key with the same model and external id.</param>
    public bool IsCompatible(StagedKey other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Offset == Offset || (other.IsErasure && IsErasure);
    }
}
