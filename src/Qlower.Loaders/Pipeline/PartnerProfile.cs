using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Qlower.Loaders.Pipeline;

/// <summary>A partner's options, prepared for use. Immutable and thread-safe.</summary>
internal sealed class PartnerProfile
{
    public required string Id { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>Whether the partner is configured.</summary>
    public required bool IsKnown { get; init; }

    public ReportLanguage Language { get; init; }

    public LoadPolicy Policy { get; init; }

    public Regex? FileName { get; init; }

    public required long MaxFileBytes { get; init; }

    /// <summary>SHA-256 hashes of the good keys, 32 bytes each.</summary>
    public IReadOnlyList<byte[]> KeyHashes { get; init; } = [];

    /// <summary>Whether the SHA-256 of a key is one of the partner's; compares with every hash in constant time.</summary>
    public bool IsKeyHash(ReadOnlySpan<byte> hash)
    {
        var good = false;
        foreach (var known in KeyHashes)
        {
            good |= CryptographicOperations.FixedTimeEquals(hash, known);
        }

        return good;
    }
}
