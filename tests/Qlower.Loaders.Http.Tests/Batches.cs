using Qlower.Loaders.Model;
using Qlower.Loaders.Testing.Integration;

namespace Qlower.Loaders.Http.Tests;

/// <summary>Batches of tests.</summary>
internal static class Batches
{
    public const string Load = "00000000000000000000000000000001";

    public static Transaction Rent(string id) => new()
    {
        ExternalId = id,
        PropertyId = "P-1",
        ExecutionDate = new DateOnly(2026, 1, 31),
        FiscalYear = 2026,
        Amount = -12.50m,
        Direction = TransactionDirection.Debit,
        Currency = "EUR",
        Purpose = "LOYER",
        Category = "rent",
        Reference = "Loyer janvier",
    };

    /// <summary>So many transactions, at the offsets 0, 100, 200…</summary>
    public static IntegrationBatch Transactions(int count) => RecordSamples.Batch(
        Load, "azur", RecordModel.Transactions, [.. Enumerable.Range(1, count).Select(number => RecordSamples.Record(Rent($"T-{number}"), 100 * (number - 1)))]);
}
