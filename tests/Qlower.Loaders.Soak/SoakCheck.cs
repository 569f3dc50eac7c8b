namespace Qlower.Loaders.Soak;

/// <summary>Compares the store, the ledger and the folders with the files that were delivered.</summary>
internal static class SoakCheck
{
    private static readonly string[] Statuses = ["Success", "PartialSuccess", "Error"];
    private static readonly string[] Reports = [".report.json", ".rejects.json"];

    /// <summary>Returns a line for each broken promise.</summary>
    public static IReadOnlyList<string> Find(SoakFolder folder, SoakRun run)
    {
        var problems = new List<string>();
        if (!run.IsIdle)
        {
            problems.Add("loads are open although nothing arrives any more");
        }

        problems.AddRange(run.ExitCodes.Where(code => code != 0).Select(code => $"a host that was stopped ended with {code}"));
        problems.AddRange(Loads(folder, run.Files.All));
        problems.AddRange(Rows(folder, run.Files.All));
        problems.AddRange(Archives(folder));
        problems.AddRange(folder.Files("inbox").Select(path => $"left in an inbox: {Path.GetRelativePath(folder.Data, path)}"));
        problems.AddRange(Directory.GetFileSystemEntries(folder.Temporary).Select(path => $"a temporary file is left: {Path.GetFileName(path)}"));
        return problems;
    }

    private static IEnumerable<string> Loads(SoakFolder folder, IReadOnlyList<SoakFile> files)
    {
        var loads = folder.Query("SELECT name, COALESCE(status, -1), state FROM loads").ToLookup(row => (string)row[0]);
        foreach (var file in files)
        {
            var found = loads[file.Name].ToList();
            if (found.Count != 1)
            {
                yield return $"{file.Name} has {found.Count} loads";
            }
            else if ((long)found[0][2] != 5 || (long)found[0][1] < 0 || Statuses[(long)found[0][1]] != file.Status)
            {
                yield return $"{file.Name} ({file.Partner.Id}, {file.Kind}) has state {found[0][2]} and status {found[0][1]} instead of {file.Status}";
            }
        }

        if (loads.Count != files.Count)
        {
            yield return $"{loads.Count} names of loads for {files.Count} files";
        }

        const string Unequal = "SELECT load, integrator, model FROM counts GROUP BY load, integrator, model HAVING sum(received) <> sum(integrated) + sum(already_known) + sum(rejected)";
        foreach (var row in folder.Query(Unequal))
        {
            yield return $"the counts of load {row[0]}, integrator '{row[1]}', model {row[2]} do not add up";
        }
    }

    private static IEnumerable<string> Rows(SoakFolder folder, IReadOnlyList<SoakFile> files)
    {
        const string ByPrefix = """
            SELECT partner, substr(external_id, 1, instr(external_id, '-')), count(*)
            FROM (SELECT partner, external_id FROM properties_view UNION ALL SELECT partner, external_id FROM transactions_view) GROUP BY 1, 2
            """;
        var rows = folder.Query(ByPrefix).ToDictionary(row => ((string)row[0], (string)row[1]), row => (long)row[2]);
        foreach (var file in files.DistinctBy(file => file.Prefix))
        {
            var stored = rows.GetValueOrDefault((file.Partner.Id, file.Prefix));
            if (stored != file.Rows)
            {
                yield return $"{stored} rows of {file.Name} ({file.Partner.Id}) are stored instead of {file.Rows}";
            }
        }

        var integrated = (long)folder.Query("SELECT COALESCE(sum(integrated), 0) FROM counts WHERE integrator = ''")[0][0];
        if (integrated != rows.Values.Sum())
        {
            yield return $"the loads count {integrated} integrated records, and {rows.Values.Sum()} are stored";
        }
    }

    private static IEnumerable<string> Archives(SoakFolder folder)
    {
        var archived = folder.Files("success").Concat(folder.Files("failure")).ToList();
        foreach (var path in archived.Where(path => path.EndsWith(".part", StringComparison.Ordinal)))
        {
            yield return $"a partial file is left: {Path.GetRelativePath(folder.Data, path)}";
        }

        var loads = folder.Query("SELECT name, COALESCE(archived_location, ''), length FROM loads");
        var files = archived.Where(path => path.EndsWith(".json", StringComparison.Ordinal) && !Array.Exists(Reports, suffix => path.EndsWith(suffix, StringComparison.Ordinal))).ToHashSet();
        foreach (var load in loads)
        {
            var path = Path.Combine(folder.Data, (string)load[1]);
            if (!files.Remove(path) || new FileInfo(path).Length != (long)load[2])
            {
                yield return $"{load[0]} is not archived as it was read: {load[1]}";
            }
            else if (!File.Exists(path[..^".json".Length] + ".report.json"))
            {
                yield return $"{load[0]} has no report";
            }
        }

        foreach (var path in files)
        {
            yield return $"archived without a load: {Path.GetRelativePath(folder.Data, path)}";
        }
    }
}
