using Qlower.Loaders.Sqlite.Ledger;
using Qlower.Loaders.Sqlite.Records;
using Qlower.Loaders.Testing;
using Qlower.Loaders.Testing.Integration;

namespace Qlower.Loaders.Sqlite.Tests;

[Conforms(typeof(SqliteIntegrator))]
public sealed class SqliteCheckpointTests : CheckpointingIntegratorConformance
{
    private readonly List<TemporaryDatabase> _files = [];

    [TearDown]
    public void DisposeDatabases()
    {
        _files.ForEach(file => file.Dispose());
        _files.Clear();
    }

    [Test]
    public async Task CanCheckpoint_BatchWithAnErasure_ReturnsFalse()
    {
        var (_, integrator) = await CreateAsync(TimeProvider.System);

        var erasure = new IntegrationRecord { ExternalId = "a", Offset = 10 };
        Assert.That(integrator.CanCheckpoint(RecordSamples.Batch("load", "acme", RecordModel.Properties, erasure)), Is.False, "The log is truncated before the part is done.");
    }

    protected override Task<(ILoadLedger Ledger, ICheckpointingIntegrator Integrator)> CreateAsync(TimeProvider time)
    {
        var database = Create().Open();
        return Task.FromResult<(ILoadLedger, ICheckpointingIntegrator)>((new SqliteLoadLedger(database, time), new SqliteIntegrator(database, time, "sqlite")));
    }

    protected override Task<ICheckpointingIntegrator> CreateElsewhereAsync() =>
        Task.FromResult<ICheckpointingIntegrator>(new SqliteIntegrator(Create().Open(), TimeProvider.System, "sqlite"));

    private TemporaryDatabase Create()
    {
        var file = new TemporaryDatabase();
        _files.Add(file);
        return file;
    }
}
