using Microsoft.Data.Sqlite;

namespace Qlower.Loaders.Soak;

/// <summary>The folder of two hosts: configuration, inboxes, archives, database and temporary files. Disposing deletes it.</summary>
internal sealed class SoakFolder : IDisposable
{
    public SoakFolder()
    {
        Root = Directory.CreateTempSubdirectory("soak-").FullName;
        Data = Directory.CreateDirectory(Path.Combine(Root, "data")).FullName;
        Temporary = Directory.CreateDirectory(Path.Combine(Root, "temporary")).FullName;
        var partners = SoakPartner.All.Select(partner =>
            $$""" "{{partner.Id}}": { "KeyHashes": ["{{SoakPartner.KeyHash}}"], "Policy": "{{(partner.IsAllOrNothing ? "AllOrNothing" : "Partial")}}" } """);
        File.WriteAllText(
            Path.Combine(Data, "qlower-loaders.json"),
            $$"""
            { "QlowerLoaders": { "Workers": 2, "RecordsPerPart": 200, "LeaseDuration": "00:00:05", "PollInterval": "00:00:00.500",
              "Source": { "StableFor": "00:00:00", "PollInterval": "00:00:00.500" }, "Partners": { {{string.Join(", ", partners)}} } } }
            """);
    }

    public string Root { get; }

    /// <summary>The data folder of the hosts.</summary>
    public string Data { get; }

    /// <summary>The folder for temporary files of the hosts.</summary>
    public string Temporary { get; }

    /// <summary>Moves a complete file into an inbox.</summary>
    public void Deliver(SoakFile file)
    {
        var partial = Path.Combine(Root, "upload");
        using (var stream = File.Create(partial))
        {
            file.Write(stream);
        }

        var inbox = Directory.CreateDirectory(Path.Combine(Data, "inbox", file.Partner.Id)).FullName;
        File.Move(partial, Path.Combine(inbox, file.Name));
    }

    /// <summary>Returns the files below a folder of the data folder.</summary>
    public IReadOnlyList<string> Files(string name)
    {
        var path = Path.Combine(Data, name);
        try
        {
            return Directory.Exists(path) ? Directory.GetFiles(path, "*", SearchOption.AllDirectories) : [];
        }
        catch (DirectoryNotFoundException)
        {
            // A claim was removed meanwhile.
            return Files(name);
        }
    }

    /// <summary>Returns the rows of a query; none while there is no database.</summary>
    public IReadOnlyList<object[]> Query(string sql)
    {
        var path = Path.Combine(Data, "loaders.db");
        var rows = new List<object[]>();
        if (!File.Exists(path))
        {
            return rows;
        }

        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadWrite;Pooling=False;Default Timeout=60");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
