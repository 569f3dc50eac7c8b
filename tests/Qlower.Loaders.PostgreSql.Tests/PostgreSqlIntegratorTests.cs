using Microsoft.Extensions.Time.Testing;
using Qlower.Loaders.PostgreSql.Records;
using Qlower.Loaders.PostgreSql.Storage;
using Qlower.Loaders.Testing;
using Qlower.Loaders.Testing.Integration;

namespace Qlower.Loaders.PostgreSql.Tests;

[Conforms(typeof(PostgreSqlIntegrator))]
[Category(TestServers.QuickRun.Servers)]
public sealed class PostgreSqlIntegratorTests : StagingIntegratorConformance
{
    private TemporaryStore _store = null!;
    private PostgreSqlDatabase _database = null!;

    [TearDown]
    public void DisposeStore()
    {
        _database.Dispose();
        _store.Dispose();
    }

    protected override bool StoresNul => false;

    protected override async Task<IIntegrator> CreateAsync()
    {
        _store = await TemporaryStore.CreateAsync();
        _database = _store.Open();
        return new PostgreSqlIntegrator(_database, new FakeTimeProvider(), "postgresql");
    }

    protected override Task<IStagingIntegrator?> ReopenAsync() =>
        Task.FromResult<IStagingIntegrator?>(new PostgreSqlIntegrator(_store.Open(), new FakeTimeProvider(), "postgresql"));

    protected override Task<IReadOnlyDictionary<string, string?>?> ReadAsync(string partner, RecordModel model, string externalId) =>
        _database.ReadAsync<IReadOnlyDictionary<string, string?>?>(
            session =>
            {
                using var row = session.Query($"SELECT * FROM {model.ToWireName()}_view WHERE partner = $1 AND external_id = $2", partner, externalId);
                return !row.Read()
                    ? null
                    : Enumerable.Range(0, row.FieldCount).ToDictionary(
                        column => row.GetName(column).Replace("_", "", StringComparison.Ordinal),
                        column => row.IsDBNull(column) ? null : Text(row.GetDataTypeName(column) == "date" ? row.GetFieldValue<DateOnly>(column) : row.GetValue(column)),
                        StringComparer.OrdinalIgnoreCase);
            },
            false,
            CancellationToken.None);
}
