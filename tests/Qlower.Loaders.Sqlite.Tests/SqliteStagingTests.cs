using Microsoft.Extensions.Time.Testing;
using Qlower.Loaders.Sqlite.Records;
using Qlower.Loaders.Testing.Integration;

namespace Qlower.Loaders.Sqlite.Tests;

/// <summary>What others see of the file while loads are staged, committed and refused.</summary>
public sealed class SqliteStagingTests
{
    private const string Load = "00000000000000000000000000000001";
    private const int Records = 6_000;

    private TemporaryDatabase _file = null!;
    private SqliteIntegrator _integrator = null!;

    [SetUp]
    public void CreateFile()
    {
        _file = new TemporaryDatabase();
        _integrator = new SqliteIntegrator(_file.Open(), new FakeTimeProvider(), "sqlite");
    }

    [TearDown]
    public void DeleteFile() => _file.Dispose();

    [TestCase(true)]
    [TestCase(false)]
    public async Task Commit_ReaderOfTheFileMeanwhile_SeesAllOrNothing(bool isRefused)
    {
        await StageAsync(isRefused);
        using var stop = new CancellationTokenSource();
        var reading = ReadCountsAsync(stop.Token);

        var commit = await _integrator.CommitAsync(Context, (2 * Records) + 1);

        await stop.CancelAsync();
        var counts = await reading;
        Assert.That(commit.IsCommitted, Is.Not.EqualTo(isRefused));
        Assert.That(counts, Is.SubsetOf(isRefused ? [0L] : new[] { 0L, 2L * Records }));
        Assert.That(await CountAsync(), Is.EqualTo(isRefused ? 0 : 2L * Records));
        Assert.That(counts, Does.Contain(0L), "reading began before the commit ended");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Discard_CommittedOrRefused_LeavesNoRowBehind(bool isRefused)
    {
        await StageAsync(isRefused);
        await _integrator.CommitAsync(Context, (2 * Records) + 1);

        await _integrator.DiscardAsync(Load);

        var database = _file.Open();
        foreach (var table in StagedTableNames)
        {
            Assert.That(await database.ReadAsync(session => session.Scalar($"SELECT count(*) FROM {table}"), default), Is.Zero, table);
        }
    }

    private static IEnumerable<string> StagedTableNames =>
        RecordModels.All.Select(model => $"staged_{model.ToWireName()}").Concat(["staged_erasures", "staged_batches", "staged_commits"]);

    private static LoadContext Context => RecordSamples.Batch(Load, "acme", RecordModel.Properties).Load;

    private async Task StageAsync(bool withDuplicate)
    {
        await StageAsync(0, RecordModel.Properties, Enumerable.Range(0, Records).Select(i => RecordSamples.Property($"p-{i}", i)));
        await StageAsync(1, RecordModel.Transactions, Enumerable.Range(0, Records).Select(i => RecordSamples.Transaction($"t-{i}", $"p-{i}", Records + i)));
        await StageAsync(2, RecordModel.Properties, [RecordSamples.Erasure(withDuplicate ? "p-0" : "none", 3 * Records)]);
    }

    private Task StageAsync(int ordinal, RecordModel model, IEnumerable<IntegrationRecord> records) => _integrator.StageAsync(new IntegrationBatch
    {
        BatchId = $"{Load}/{ordinal}",
        Load = Context,
        Model = model,
        Records = [.. records],
    });

    private async Task<HashSet<long>> ReadCountsAsync(CancellationToken stop)
    {
        var counts = new HashSet<long> { await CountAsync() };
        return await Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    counts.Add(await CountAsync());
                }

                return counts;
            },
            CancellationToken.None);
    }

    private async Task<long> CountAsync()
    {
        using var database = new Storage.SqliteDatabase(new SqliteStoreOptions { Path = _file.Path });
        return await database.ReadAsync(
            session => (long)session.Scalar("SELECT (SELECT count(*) FROM properties) + (SELECT count(*) FROM transactions)")!, CancellationToken.None);
    }
}
