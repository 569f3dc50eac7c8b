using Microsoft.Data.Sqlite;

namespace Qlower.Loaders.Celery.Tests.Interop.Loads;

/// <summary>A folder of its own with an exchange folder and, once a process has run, a SQLite file with ledger and records.</summary>
internal sealed class LoadFolder : IDisposable
{
    private const int Closed = 5;

    public string Root { get; } = Directory.CreateTempSubdirectory("qlower-celery-").FullName;

    /// <summary>How many files were put into the inbox.</summary>
    public int Files { get; private set; }

    /// <summary>Puts further files into the inbox; every file has records of its own, and the last record of each is faulty.</summary>
    public void Write(int files, int records)
    {
        var inbox = Directory.CreateDirectory(Path.Combine(Root, "exchange", "inbox", "azur")).FullName;
        var last = Files + files;
        for (var file = Files + 1; file <= last; file++)
        {
            var properties = Enumerable.Range(1, records).Select(number => Property(file, number)).Append(
                Property(file, records + 1).Replace("2019-05-17", "2019-02-30", StringComparison.Ordinal));
            var unfinished = Path.Combine(inbox, $"file-{file}.part");
            File.WriteAllText(
                unfinished,
                $$"""{ "inigPtynm": "azur", "apiKey": "foo", "creDtTm": "2026-01-05T09:00:00", "versionId": "2.0", "properties": [{{string.Join(",\n", properties)}}] }""");
            File.Move(unfinished, Path.ChangeExtension(unfinished, ".json"));
        }

        Files = last;
    }

    public long ClosedLoads => Scalar($"SELECT COUNT(*) FROM loads WHERE state = {Closed}");

    public long Loads => Scalar("SELECT COUNT(*) FROM loads");

    public long PartsDone => Scalar("SELECT COALESCE(SUM(parts_done), 0) FROM loads WHERE state < 5");

    /// <summary>Every stored record, without the time and the load by which it was stored.</summary>
    public IReadOnlyList<string> Records() => Query("SELECT partner || '/' || external_id || '/' || description || '/' || town || '/' || acquisition_date FROM properties_view ORDER BY 1");

    /// <summary>Of each load its file with its status and counts, in the order of the files.</summary>
    public IReadOnlyList<string> Outcomes() => Query(
        """
        SELECT l.name || ' ' || l.status || ' ' || SUM(c.received) || ' = ' || SUM(c.integrated) || ' + ' || SUM(c.already_known) || ' + ' || SUM(c.rejected)
        FROM loads l JOIN counts c ON c.load = l.seq WHERE c.integrator = '' GROUP BY l.seq ORDER BY 1
        """);

    /// <summary>What lies in the archive: each name without the time and the load's id in it.</summary>
    public IReadOnlyList<string> Archived() =>
        [.. new[] { "success", "failure" }.Select(folder => Path.Combine(Root, "exchange", folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "file-*.json", SearchOption.AllDirectories))
            .Select(path => Path.GetFileName(path).Split('.')).Select(parts => $"{parts[0]} {string.Join('.', parts.Skip(3))}").Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Root, recursive: true);
    }

    private static string Property(int file, int number) =>
        $$"""{"id":"P-{{file}}-{{number}}","description":"Studio {{number}}","streetName":"rue Esquermoise","townName":"Lille","postCode":"59000","ctry":"FR","lastName":"Le Goff","firstName":"Zoé","email":"zoe@example.fr","acquisitionDate":"2019-05-17","taxRegime":5}""";

    private long Scalar(string sql) => Query(sql) is [var only, ..] ? long.Parse(only, null) : 0;

    private List<string> Query(string sql)
    {
        var path = Path.Combine(Root, "loaders.db");
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Default Timeout=30");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            var rows = new List<string>();
            while (reader.Read())
            {
                rows.Add(reader.GetValue(0).ToString()!);
            }

            return rows;
        }
        catch (SqliteException error) when (error.Message.Contains("no such table", StringComparison.Ordinal))
        {
            return [];
        }
    }
}
