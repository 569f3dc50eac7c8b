using Qlower.Loaders.Tests.EndToEnd;

namespace Qlower.Loaders.Tests.Secrets;

public sealed class SecretRangesTests
{
    [Test]
    public async Task RunAsync_ManyMembersNamedLikeAKey_KeepsFewRangesInTheLedger()
    {
        await using var loader = new LoaderFixture();

        var outcome = await loader.LoadAsync(LoaderFixture.Load(Samples.Transactions([.. Enumerable.Range(0, 1_000).Select(index => Record(index, "\"other-7d1f04\""))])));

        Assert.That(outcome.Load.SecretRanges, Has.Count.LessThanOrEqualTo(65));
        Assert.That(outcome.Load.SecretRanges[^1].End, Is.EqualTo(long.MaxValue));
    }

    [Test]
    public async Task RunAsync_EmptyMembersNamedLikeAKey_KeepsTheRangeOfTheKeyOnly()
    {
        await using var loader = new LoaderFixture();

        var outcome = await loader.LoadAsync(LoaderFixture.Load(Samples.Transactions([.. Enumerable.Range(0, 1_000).Select(index => Record(index, "\"\""))])));

        Assert.That(outcome.Load.SecretRanges, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task RunAsync_ManyMembersNamedLikeAKey_RejectsHaveEveryOtherValueAndNoKey()
    {
        await using var loader = new LoaderFixture();

        await loader.LoadAsync(LoaderFixture.Load(Samples.Transactions([.. Enumerable.Range(0, 200).Select(index => Record(index, "{\"a\": [\"other-7d1f04\", 12, true]}"))])));

        var path = Directory.EnumerateFiles(loader.Root, "*.rejects.json", SearchOption.AllDirectories).Single();
        var records = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(path))!["transactions"]!.AsArray();
        Assert.That(records.Select(record => (string?)record!["ref"]), Is.EqualTo(Enumerable.Range(0, 200).Select(index => $"rent {index}")));
        Assert.That(await File.ReadAllTextAsync(path), Does.Not.Contain("7d1f04"));
    }

    private static string Record(int index, string key) =>
        $$"""{"api_key": {{key}}, "id": "T-{{index}}", "reqdExctnDt": "2026-01-31", "id-prty": "P-0", "amt": 1, "ref": "rent {{index}}"}""";
}
