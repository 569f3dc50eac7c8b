namespace Qlower.Loaders.Sources;

/// <summary>The host's sources and archives by name. Thread-safe.</summary>
internal sealed class SourceRegistry(IEnumerable<IFileSource> sources, ArchiveRegistry archives)
{
    // Of several sources with one name, which the start-up check reports, the first one.
    private readonly Dictionary<string, IFileSource> _sources =
        sources.DistinctBy(source => source.Name, StringComparer.Ordinal).ToDictionary(source => source.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<IFileSource> All => _sources.Values;

    /// <exception cref="SourceUnavailableException">The host has no source of that name (any more).</exception>
    public IFileSource Find(string name) =>
        _sources.GetValueOrDefault(name) ?? throw new SourceUnavailableException($"This host has no source named {name}.");

    /// <exception cref="SourceUnavailableException">The host has no source or archive of that name (any more).</exception>
    public IFileArchive FindArchiveOf(string source) => archives.Find(Find(source).ArchiveName);

    /// <exception cref="SourceUnavailableException">The host has no archive of that name (any more).</exception>
    public IFileArchive FindArchive(string name) => archives.Find(name);
}
