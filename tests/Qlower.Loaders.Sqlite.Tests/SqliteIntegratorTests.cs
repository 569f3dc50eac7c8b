using Microsoft.Extensions.Time.Testing;
using Qlower.Loaders.Sqlite.Records;
using Qlower.Loaders.Sqlite.Storage;
using Qlower.Loaders.Testing;
using Qlower.Loaders.Testing.Integration;

namespace Qlower.Loaders.Sqlite.Tests;

[Conforms(typeof(SqliteIntegrator))]
public sealed class SqliteIntegratorTests : StagingIntegratorConformance
{
    private TemporaryDatabase _file = null!;
    private SqliteDatabase _database = null!;

    [TearDown]
    public void DisposeDatabase()
    {
        _database.Dispose();
        _file.Dispose();
    }

    protected override Task<IIntegrator> CreateAsync()
    {
        _file = new TemporaryDatabase();
        _database = _file.Open();
        return Task.FromResult<IIntegrator>(new SqliteIntegrator(_database, new FakeTimeProvider(), "sqlite"));
    }

    protected override Task<IStagingIntegrator?> ReopenAsync() =>
        Task.FromResult<IStagingIntegrator?>(new SqliteIntegrator(_file.Open(), new FakeTimeProvider(), "sqlite"));

    protected override Task<bool?> HoldsAsync(string text) => Task.FromResult<bool?>(_file.Holds(text));

    protected override Task<IReadOnlyDictionary<string, string?>?> ReadAsync(string partner, RecordModel model, string externalId) =>
        _database.ReadAsync<IReadOnlyDictionary<string, string?>?>(
            session =>
            {
                using var row = session.Query($"SELECT * FROM {model.ToWireName()}_view WHERE partner = $1 AND external_id = $2", partner, externalId);
                if (!row.Read())
                {
                    return null;
                }

                var values = Enumerable.Range(0, row.FieldCount).ToDictionary(
                    column => row.GetName(column).Replace("_", "", StringComparison.Ordinal),
                    column => row.IsDBNull(column) ? null : row.GetValue(column),
                    StringComparer.OrdinalIgnoreCase);
                return values.ToDictionary(
                    value => value.Key,
                    value => Text(values.GetValueOrDefault(value.Key + "Millionths") is { } exact ? StoredDecimal.Read(exact) : value.Value),
                    StringComparer.OrdinalIgnoreCase);
            },
            CancellationToken.None);
}
