namespace Qlower.Loaders.Pipeline;

/// <summary>Finds file sources that use the same location: each file there would be loaded once by each of them.</summary>
internal static class SourcePlaceCheck
{
    /// <summary>Adds one error for each pair of sources that overlap. Sources of the same name are reported elsewhere.</summary>
    public static void Run(IReadOnlyList<IFileSource> sources, List<string> errors)
    {
        var used = sources.SelectMany(source => source.Places.Select(place => (Source: source.Name, Place: place))).ToList();
        var byLocation = used.ToLookup(use => use.Place.Location, StringComparer.Ordinal);
        var reported = new HashSet<(string, string)>();
        foreach (var (source, place) in used)
        {
            foreach (var outer in Enclosing(place.Location).SelectMany(location => byLocation[location]))
            {
                var isSame = outer.Place.Location == place.Location;
                if (outer.Source != source && (isSame || outer.Place.IncludesNested) && reported.Add(Pair(outer.Source, source)))
                {
                    errors.Add(isSame
                        ? $"File sources {Names(outer.Source, source)} both use {place}: each file would be loaded twice."
                        : $"File source '{source}' uses {place}, which is within {outer.Place} of file source '{outer.Source}': files would be loaded twice.");
                }
            }
        }
    }

    /// <summary>The location itself and every location above it.</summary>
    private static IEnumerable<string> Enclosing(string location)
    {
        var root = location.IndexOf("://", StringComparison.Ordinal) + 3;
        for (var end = location.Length - 1; end >= root; end = location.LastIndexOf('/', end - 1))
        {
            yield return location[..(end + 1)];
        }
    }

    private static (string First, string Second) Pair(string one, string other) =>
        string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);

    private static string Names(string one, string other)
    {
        var (first, second) = Pair(one, other);
        return $"'{first}' and '{second}'";
    }
}
