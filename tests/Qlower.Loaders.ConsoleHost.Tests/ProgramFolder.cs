using System.Security.Cryptography;
using System.Text;

namespace Qlower.Loaders.ConsoleHost.Tests;

/// <summary>A folder of its own with a configuration for two partners, and files to load.</summary>
internal sealed class ProgramFolder : IDisposable
{
    public const string Key = "canary-7d1f04";

    public ProgramFolder(string? partners = null)
    {
        Root = Directory.CreateTempSubdirectory("console-").FullName;
        Data = Path.Combine(Root, "qlower-data");
        Directory.CreateDirectory(Data);
        WriteConfiguration(partners ?? $$"""
            "azur": { "KeyHashes": ["{{KeyHash}}"] },
            "boreal": { "KeyHashes": ["{{KeyHash}}"], "Language": "English" }
            """);
    }

    public static string KeyHash { get; } = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)));

    public string Root { get; }

    /// <summary>The data folder that a run in <see cref="Root"/> takes when it is given none.</summary>
    public string Data { get; }

    public string Configuration => Path.Combine(Data, "qlower-loaders.json");

    public void WriteConfiguration(string partners, string options = "") => File.WriteAllText(
        Configuration,
        $$"""{ "QlowerLoaders": { {{options}} "Source": { "StableFor": "00:00:00", "PollInterval": "00:00:00.200" }, "Partners": { {{partners}} } } }""");

    /// <summary>Writes a file of boreal with so many properties.</summary>
    /// <returns>Its path.</returns>
    public string WriteGood(string name = "good.json", int records = 2, string partner = "boreal") =>
        Write(name, Load($"\"properties\": [{string.Join(",\n", Enumerable.Range(1, records).Select(Property))}]", partner));

    /// <summary>One good property, one with a post code that only warns, one without a town and with an impossible date.</summary>
    public string WritePartlyBad(string name = "partly.json", string partner = "boreal") => Write(
        name,
        Load(
            $"\"properties\": [{Property(1)},\n{Property(2).Replace("59000", "5900", StringComparison.Ordinal)},\n"
            + Property(3).Replace("\"townName\":\"Lille\",", "", StringComparison.Ordinal).Replace("2019-05-17", "2019-02-30", StringComparison.Ordinal) + "]",
            partner));

    public string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(Root, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public static string Load(string sections, string partner = "boreal", string key = Key) =>
        $$"""{ "inigPtynm": "{{partner}}", "apiKey": "{{key}}", "creDtTm": "2026-01-05T09:00:00", "versionId": "2.0"{{(sections.Length > 0 ? "," : "")}} {{sections}} }""";

    public static string Property(int number) =>
        $$"""{"id":"P-{{number}}","description":"Studio n° {{number}}","streetName":"rue Esquermoise","townName":"Lille","postCode":"59000","ctry":"FR","lastName":"Le Goff","firstName":"Zoé","email":"zoe@example.fr","acquisitionDate":"2019-05-17","taxRegime":5}""";

    public Task<ProgramResult> RunAsync(params string[] args) => ConsoleProgram.RunAsync(args, folder: Root);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
