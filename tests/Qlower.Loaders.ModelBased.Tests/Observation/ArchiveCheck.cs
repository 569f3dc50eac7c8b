namespace Qlower.Loaders.ModelBased.Tests.Observation;

/// <summary>Compares the folders with the loads: each file is archived once, with its report, and nothing is left elsewhere.</summary>
internal static class ArchiveCheck
{
    private static readonly string[] Reports = [".report.json", ".report.html", ".report.csv", ".rejects.json"];

    /// <summary>Returns a line for each difference.</summary>
    /// <param name="folder">The folder with inbox and archives.</param>
    /// <param name="loads">The closed loads, each with the bytes of its file.</param>
    public static IReadOnlyList<string> Differences(string folder, IReadOnlyList<(ObservedLoad Load, byte[] Content)> loads)
    {
        var lines = new List<string>();
        foreach (var (load, content) in loads)
        {
            var expected = Path.Combine(load.Status == LoadStatus.Success ? "success" : "failure", load.Partner) + Path.DirectorySeparatorChar;
            var path = load.Archived is null ? null : Path.Combine(folder, load.Archived);
            if (path is null || !load.Archived!.StartsWith(expected, StringComparison.Ordinal) || !path.Contains(load.Id, StringComparison.Ordinal))
            {
                lines.Add($"{load} is archived as {load.Archived}");
            }
            else if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
            {
                lines.Add($"the archive of {load} does not contain the file that was sent: {load.Archived}");
            }
            else if (!File.Exists(path[..^".json".Length] + ".report.json") || !File.Exists(path[..^".json".Length] + ".report.html"))
            {
                lines.Add($"{load} has no report");
            }
        }

        var archived = Files(folder, "success").Concat(Files(folder, "failure")).ToList();
        var files = archived.Count(path => path.EndsWith(".json", StringComparison.Ordinal) && !Reports.Any(suffix => path.EndsWith(suffix, StringComparison.Ordinal)));
        if (files != loads.Count)
        {
            lines.Add($"{files} files are archived, of {loads.Count} loads");
        }

        lines.AddRange(Files(folder, "inbox").Concat(archived.Where(path => path.EndsWith(".part", StringComparison.Ordinal))).Select(path => $"left over: {path}"));
        return lines;
    }

    /// <summary>Returns whether a file waits in an inbox, or is claimed.</summary>
    public static bool HasArrivals(string folder) => Files(folder, "inbox").Any();

    private static IEnumerable<string> Files(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories) : [];
    }
}
