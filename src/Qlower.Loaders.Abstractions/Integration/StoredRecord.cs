namespace Qlower.Loaders;

/// <summary>What is known of a stored record. Immutable; a class, because it contains personal data.</summary>
/// <param name="loadId">The load that stored it.</param>
/// <param name="clientEmail">The client that owns it; <see langword="null"/> when it came in a flat file.</param>
public sealed class StoredRecord(string loadId, string? clientEmail)
{
    /// <summary>The load that stored it.</summary>
    public string LoadId { get; } = loadId;

    /// <summary>The client that owns it; <see langword="null"/> when it came in a flat file.</summary>
    public string? ClientEmail { get; } = clientEmail;
}
