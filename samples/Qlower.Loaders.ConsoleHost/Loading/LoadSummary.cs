namespace Qlower.Loaders.ConsoleHost.Loading;

/// <summary>The values of a load that the console prints.</summary>
internal sealed class LoadSummary
{
    public required LoadEntry Load { get; init; }

    public required IReadOnlyList<IntegratorCounts> Counts { get; init; }

    public LoadCounts Totals => Counts.Where(row => row.IsOverall).Aggregate(default(LoadCounts), (sum, row) => sum + row.Counts);

    /// <summary>The path of the archived file, or its <c>s3://</c> address; <see langword="null"/> before archiving.</summary>
    public string? Archive { get; init; }

    /// <summary>The paths of the files beside the archived one, in order of name. Empty for a bucket, which is not listed.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];

    /// <summary>The addresses of the reports in a bucket, as a pattern; <see langword="null"/> for a folder.</summary>
    public string? ReportsInBucket => Load.Archived is { } archived && !ArchivePlace.IsFolder(archived) ? Path.ChangeExtension(Archive, ".*") : null;

    public static async Task<LoadSummary> ReadAsync(ILoadResults results, LoadEntry load, string data, CancellationToken cancellationToken)
    {
        var archive = load.Archived is { } archived ? ArchivePlace.Of(archived, data) : null;
        return new LoadSummary
        {
            Load = load,
            Counts = await results.GetCountsAsync(load.Id, cancellationToken),
            Archive = archive,
            Reports = archive is null || !ArchivePlace.IsFolder(load.Archived!) ? [] : ReportsBeside(archive),
        };
    }

    private static string[] ReportsBeside(string archive)
    {
        var folder = Path.GetDirectoryName(archive)!;
        var stem = Path.Combine(folder, Path.GetFileNameWithoutExtension(archive)) + ".";
        return !Directory.Exists(folder) ? [] :
        [
            .. Directory.EnumerateFiles(folder)
                .Where(path => path.StartsWith(stem, StringComparison.Ordinal) && path != archive && !path.EndsWith(".part", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }
}
