using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Tests.EndToEnd;

namespace Qlower.Loaders.Tests.Secrets;

/// <summary>A file's key, at every wrong place and in every form, is in nothing that is written of the file.</summary>
public sealed class KeyLeakTests
{
    private const string Key = "Zq7Xw/K9p+4RtV \"b~8é";
    private const string ShortKey = "foo-7";

    private string _store = "";

    [SetUp]
    public void CreateStore() => _store = Directory.CreateTempSubdirectory("keys-").FullName;

    [TearDown]
    public void DeleteStore() => Directory.Delete(_store, recursive: true);

    [Test]
    [Category("Long")]
    public Task RunAsync_KeyInAWrongPlace_IsWrittenNowhere([Values] bool isSqlite, [Values] bool isRightKey) =>
        AssertNowhereAsync(Key, isSqlite, isRightKey, [.. KeyPlaces.All.Keys]);

    [Test]
    [Category("Long")]
    public Task RunAsync_ShortKeyAsAWholeValue_IsWrittenNowhere([Values] bool isSqlite, [Values] bool isRightKey) =>
        AssertNowhereAsync(
            ShortKey,
            isSqlite,
            isRightKey,
            ["value of an unknown member of the header", "name of a member of a record", "in place of inigPtynm", "in a record that a reference rejects", "reference", "in an object inside a record"]);

    private async Task AssertNowhereAsync(string key, bool isSqlite, bool isRightKey, IReadOnlyList<string> places)
    {
        var table = new StringBuilder();
        var leaks = 0;
        foreach (var place in places)
        {
            foreach (var (form, write) in KeyForms.All)
            {
                var file = KeyPlaces.All[place](KeyForms.All["plain"](key), write(key));
                var outputs = await RunAsync(file, isRightKey ? key : "canary-5f2d7c", isSqlite);
                var leaking = outputs.Where(output => KeyForms.IsIn(output.Value, key)).Select(output => output.Key).ToList();
                leaks += leaking.Count;
                table.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"| {place} | {form} | {(leaking.Count == 0 ? "nowhere" : string.Join(", ", leaking))} |");
            }
        }

        TestContext.Out.WriteLine($"| place | form | shown in |\n| --- | --- | --- |\n{table}");
        Assert.That(leaks, Is.Zero, table.ToString());
    }

    private async Task<Dictionary<string, byte[]>> RunAsync(string file, string ownKey, bool isSqlite)
    {
        var database = Path.Combine(_store, Guid.NewGuid().ToString("N"));
        await using var loader = new LoaderFixture(
            builder =>
            {
                builder.AddValidator<KeyQuotingValidator>();
                if (isSqlite)
                {
                    builder.UseSqliteLedger(Path.Combine(database, "ledger.db"));
                }
            },
            partner =>
            {
                partner.KeyHashes.Clear();
                partner.KeyHashes.Add("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ownKey))));
            });

        var outcome = await loader.LoadAsync(file);

        var outputs = Directory.EnumerateFiles(loader.Root, "*", SearchOption.AllDirectories)
            .Where(path => ReportKindOf(path) is not null)
            .ToDictionary(path => ReportKindOf(path)!, File.ReadAllBytes);
        Assert.That(outputs.Keys, Does.Contain(".report.json").And.Contain(".report.html"));
        outputs["log"] = Encoding.UTF8.GetBytes(string.Join('\n', loader.Log.Entries.Select(entry => entry.Text)));
        outputs["ledger"] = JsonSerializer.SerializeToUtf8Bytes(
            new { outcome.Load, outcome.Findings, Parts = await loader.Ledger.ReadPartsAsync(outcome.Load.Id).ToListAsync() });
        if (isSqlite)
        {
            outputs["database"] = [.. Directory.GetFiles(database).SelectMany(File.ReadAllBytes)];
        }

        return outputs;
    }

    private static string? ReportKindOf(string path) =>
        ((string[])[".report.json", ".report.html", ".findings.csv", ".rejects.json"]).FirstOrDefault(suffix => path.EndsWith(suffix, StringComparison.Ordinal));
}
