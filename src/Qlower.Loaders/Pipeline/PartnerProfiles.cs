using System.Collections.Concurrent;
using Qlower.Loaders.Configuration;

namespace Qlower.Loaders.Pipeline;

/// <summary>Prepares partners' options for use, once for each partner. Thread-safe.</summary>
internal sealed class PartnerProfiles
{
    private readonly ConcurrentDictionary<string, PartnerProfile> _known = new(StringComparer.Ordinal);

    /// <summary>The profile of a partner; one without keys for a partner that is not configured. The options are valid.</summary>
    public PartnerProfile Get(string partner, QlowerLoadersOptions options) =>
        options.Partners.TryGetValue(partner, out var own)
            ? _known.GetOrAdd(partner, id => Make(id, own, options))
            : new PartnerProfile { Id = partner, DisplayName = partner, IsKnown = false, MaxFileBytes = options.Limits.MaxFileBytes };

    private static PartnerProfile Make(string id, PartnerOptions own, QlowerLoadersOptions options) => new()
    {
        Id = id,
        DisplayName = string.IsNullOrWhiteSpace(own.DisplayName) ? id : own.DisplayName,
        IsKnown = true,
        Language = own.Language,
        Policy = own.Policy,
        FileName = own.FileNamePattern is { } pattern ? PartnerOptionsCheck.Compile(pattern) : null,
        MaxFileBytes = own.MaxFileBytes ?? options.Limits.MaxFileBytes,
        KeyHashes = [.. own.KeyHashes.Select(PartnerOptionsCheck.ParseHash)],
    };
}
