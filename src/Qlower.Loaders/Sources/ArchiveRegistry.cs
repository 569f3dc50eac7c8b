namespace Qlower.Loaders.Sources;

/// <summary>The host's archives by name: those that were added, and the sources that are their own archive. Thread-safe.</summary>
internal sealed class ArchiveRegistry(IEnumerable<IFileArchive> archives, IEnumerable<IFileSource> sources)
{
    // Of several archives with one name, which the start-up check reports, the first one.
    private readonly Dictionary<string, IFileArchive> _archives = archives.Concat(sources.OfType<IFileArchive>())
        .DistinctBy(archive => archive.Name, StringComparer.Ordinal).ToDictionary(archive => archive.Name, StringComparer.Ordinal);

    /// <exception cref="SourceUnavailableException">The host has no archive of that name (any more).</exception>
    public IFileArchive Find(string name) =>
        _archives.GetValueOrDefault(name) ?? throw new SourceUnavailableException($"This host has no archive named {name}.");
}
