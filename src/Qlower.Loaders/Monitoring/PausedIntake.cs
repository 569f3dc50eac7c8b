using System.Collections.Concurrent;

namespace Qlower.Loaders.Monitoring;

/// <summary>The partners of which files are not received, by source. Thread-safe.</summary>
internal sealed class PausedIntake
{
    private readonly ConcurrentDictionary<string, IReadOnlySet<string>> _partners = new(StringComparer.Ordinal);

    /// <summary>The partners, each with its source, in ordinal order.</summary>
    public IReadOnlyList<string> Lines =>
        [.. _partners.SelectMany(source => source.Value.Select(partner => $"{partner} at {source.Key}")).Order(StringComparer.Ordinal)];

    /// <summary>Whether the last scan of a source left files where they are.</summary>
    public bool IsPaused(string source) => _partners.TryGetValue(source, out var partners) && partners.Count > 0;

    /// <summary>Sets the partners of a source.</summary>
    /// <returns>Those that it had before.</returns>
    public IReadOnlySet<string> Set(string source, IReadOnlySet<string> partners)
    {
        var before = _partners.GetValueOrDefault(source) ?? new HashSet<string>();
        _partners[source] = partners;
        return before;
    }
}
