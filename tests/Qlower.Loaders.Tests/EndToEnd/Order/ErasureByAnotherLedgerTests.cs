using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Tests.EndToEnd.Stores;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Tests.EndToEnd.Order;

/// <summary>Two hosts with ledgers of their own share the store of records, so that nothing orders their loads.</summary>
[TestFixture]
internal sealed class ErasureByAnotherLedgerTests
{
    private const string Partner = "azur";

    private static readonly string Owned = LoaderFixture.Load(
        Samples.Properties(Samples.Property) + "," + Samples.Transactions(Samples.Transaction) + ","
        + """ "documents":[{"id":"D-1","propertyId":"P-1","fileName":"a.pdf","year":"2024","fileLink":"https://example.fr/a.pdf"}] """);

    private static readonly string Erasure = LoaderFixture.Load(Samples.Properties("""{"id":"P-1","remove":"R"}"""));

    [TestCase(StoreKind.Memory, RecordModel.Transactions)]
    [TestCase(StoreKind.Memory, RecordModel.Documents)]
    [TestCase(StoreKind.Sqlite, RecordModel.Transactions)]
    [TestCase(StoreKind.Sqlite, RecordModel.Documents)]
    [TestCase(StoreKind.PostgreSql, RecordModel.Transactions, Category = QuickRun.Servers)]
    [TestCase(StoreKind.PostgreSql, RecordModel.Documents, Category = QuickRun.Servers)]
    public async Task Load_WhileAnotherLedgerErasesItsProperty_BringsNothingBack(StoreKind kind, RecordModel model)
    {
        using var store = await TestStore.CreateAsync(kind);
        void UseStore(IQlowerLoadersBuilder builder) => store.UseRecords(builder.UseInMemoryLedger());
        await using (var host = new OrderHost([(Partner, default)], UseStore))
        await using (var other = new OrderHost([(Partner, default)], UseStore))
        {
            host.BeforeBatch = async batch =>
            {
                if (batch.Model == model)
                {
                    // The references of the batch were checked already.
                    host.BeforeBatch = null;
                    await other.ReceiveAsync(Partner, "erasure.json", Encoding.UTF8.GetBytes(Erasure));
                    await other.WorkAsync(Partner);
                }
            };

            var load = await host.ReceiveAsync(Partner, "file.json", Encoding.UTF8.GetBytes(Owned));
            await host.WorkAsync(Partner);

            var codes = new List<string>();
            await foreach (var finding in host.Ledger.ReadFindingsAsync(load!.Id))
            {
                codes.Add(finding.Code);
            }

            Assert.That(codes, Does.Contain(RuleCodes.PropertyErased));
            Assert.That((await host.Ledger.FindAsync(load.Id))!.Status, Is.EqualTo(LoadStatus.PartialSuccess));
            Assert.That(await host.Store.FindAsync(Partner, RecordModel.Properties, ["P-1"]), Is.Empty);
            Assert.That(await host.Store.FindAsync(Partner, RecordModel.Transactions, ["T-1"]), Is.Empty);
            Assert.That(await host.Store.FindAsync(Partner, RecordModel.Documents, ["D-1"]), Is.Empty);
        }
    }
}
