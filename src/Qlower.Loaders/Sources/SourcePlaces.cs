namespace Qlower.Loaders.Sources;

/// <summary>The places of all sources. Immutable.</summary>
internal sealed class SourcePlaces(IEnumerable<IFileSource> sources)
{
    private readonly (string Source, string Location)[] _places = [.. sources.SelectMany(source => source.Places.Select(place => (source.Name, place.Location)))];

    /// <summary>Whether a location is within a place of another source, and not within a narrower one of this source.</summary>
    public bool BelongsToAnother(string location, string source) => _places
        .Where(place => location.StartsWith(place.Location, StringComparison.Ordinal))
        .OrderByDescending(place => place.Location.Length).ThenBy(place => place.Source != source)
        .Select(place => place.Source).FirstOrDefault() is { } owner && owner != source;
}
