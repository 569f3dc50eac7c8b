using System.Globalization;

namespace Qlower.Loaders.Chaos.Tests;

/// <summary>The folder of inbox and archive, and the files that arrive. Disposing deletes it.</summary>
internal sealed class ChaosFolder : IDisposable
{
    private static readonly string[] Partners = ["azur", "boreal", "corail", "dune"];

    private readonly List<string> _names = [];

    public string Path { get; } = Directory.CreateTempSubdirectory("chaos-").FullName;

    /// <summary>The names of the files that arrived, without extension.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>How many records arrived.</summary>
    public long Records { get; private set; }

    /// <summary>Puts a file with one property and so many of its transactions into an inbox. It appears at once.</summary>
    public void Put(int transactions)
    {
        var number = _names.Count;
        var (partner, name) = (Partners[number % Partners.Length], string.Create(CultureInfo.InvariantCulture, $"file-{number:d3}"));
        var inbox = Directory.CreateDirectory(System.IO.Path.Combine(Path, "inbox", partner)).FullName;
        var written = System.IO.Path.Combine(Path, name);
        using (var writer = new StreamWriter(written))
        {
            writer.Write($$"""
                { "inigPtynm": "{{partner}}", "apiKey": "foo", "creDtTm": "2026-01-05T09:00:00", "versionId": "2.0", "properties": [
                {"id":"P-{{number}}","description":"Studio","streetName":"rue Esquermoise","townName":"Lille","postCode":"59000","ctry":"FR","lastName":"Le Goff","firstName":"Zoé","email":"zoe@example.fr","acquisitionDate":"2019-05-17","taxRegime":5}
                ], "transactions": [
                """);
            for (var i = 0; i < transactions; i++)
            {
                writer.Write($$"""{{(i == 0 ? "" : ",\n")}}{"id":"T-{{number}}-{{i}}","reqdExctnDt":"2025-02-27","id-prty":"P-{{number}}","amt":-12.5,"ref":"rent of a studio"}""");
            }

            writer.Write("] }");
        }

        File.Move(written, System.IO.Path.Combine(inbox, name + ".json"));
        _names.Add(name);
        Records += transactions + 1;
    }

    /// <summary>Returns the names of archived files, without extension; reports are none.</summary>
    public IEnumerable<string> Archived() => Directory.EnumerateFiles(Path, "*.json", SearchOption.AllDirectories)
        .Where(path => !path.Contains("/inbox/", StringComparison.Ordinal) && !path.EndsWith(".report.json", StringComparison.Ordinal) && !path.EndsWith(".rejects.json", StringComparison.Ordinal))
        .Select(path => System.IO.Path.GetFileName(path).Split('.')[0]);

    /// <summary>Returns the files in the inbox, claimed or not.</summary>
    public IEnumerable<string> InInbox() => Directory.EnumerateFiles(System.IO.Path.Combine(Path, "inbox"), "*", SearchOption.AllDirectories);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
