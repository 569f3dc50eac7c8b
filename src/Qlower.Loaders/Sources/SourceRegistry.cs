namespace Qlower.Loaders.Sources;

/// <summary>The host's sources by name. Thread-safe.</summary>
internal sealed class SourceRegistry(IEnumerable<IFileSource> sources)
{
    private readonly Dictionary<string, IFileSource> _sources = sources.ToDictionary(source => source.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<IFileSource> All => _sources.Values;

    /// <exception cref="SourceUnavailableException">The host has no source of that name (any more).</exception>
    public IFileSource Find(string name) =>
        _sources.GetValueOrDefault(name) ?? throw new SourceUnavailableException($"This host has no source named {name}.");
}
