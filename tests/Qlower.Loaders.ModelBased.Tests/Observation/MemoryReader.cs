using Qlower.Loaders.Integration;
using Qlower.Loaders.Model;
using Qlower.Loaders.ModelBased.Tests.Files;
using Qlower.Loaders.ModelBased.Tests.Oracle;

namespace Qlower.Loaders.ModelBased.Tests.Observation;

/// <summary>Reads a ledger and a store in memory by their public members.</summary>
internal static class MemoryReader
{
    public static async Task<Snapshot> ReadAsync(ILoadLedger ledger, InMemoryIntegrator store)
    {
        var loads = new List<ObservedLoad>();
        foreach (var load in (await ledger.ListAsync(new LoadQuery { Limit = 10_000 })).OrderBy(load => load.Id, StringComparer.Ordinal))
        {
            var counts = await ledger.GetCountsAsync(load.Id);
            loads.Add(new ObservedLoad(load.Id, load.File.Partner, load.File.Name, load.State, load.Status, load.ReplayOf, load.Archived?.Location)
            {
                Counts = counts.Where(row => row.IsOverall).ToDictionary(row => row.Model, row => row.Counts),
                IsConserved = counts.All(row => row.Counts.IsConserved),
                WaitReason = load.WaitReason,
            });
        }

        var stores = new Dictionary<string, PartnerStore>(StringComparer.Ordinal);
        foreach (var partner in Partner.All)
        {
            stores.Add(partner.Id, await StoreAsync(store, partner.Id));
        }

        return new Snapshot(loads, stores, HasErasures: false);
    }

    private static async Task<PartnerStore> StoreAsync(InMemoryIntegrator store, string partner)
    {
        var result = new PartnerStore();
        foreach (var model in Enum.GetValues<RecordModel>())
        {
            var records = store.GetRecords(partner, model);
            var loads = await store.FindAsync(partner, model, [.. records.Select(record => record.ExternalId)]);
            foreach (var record in records.Where(record => loads.ContainsKey(record.ExternalId)))
            {
                result.Rows.Add((model, record.ExternalId), RowOf(record, loads[record.ExternalId].LoadId));
            }
        }

        return result;
    }

    private static StoredRow RowOf(IInternalRecord record, string load) => record switch
    {
        Client client => new(client.FirstName, null, null, null, load),
        Declarant declarant => new(declarant.CorporateName, null, null, declarant.ClientEmail, load),
        Property property => new(property.Description, null, property.DeclarantId, property.ClientEmail, load),
        Associate associate => new(associate.LastName ?? "", null, associate.DeclarantId, associate.ClientEmail, load),
        Transaction transaction => new(transaction.Reference, transaction.PropertyId, null, transaction.ClientEmail, load),
        Document document => new(document.FileName, document.PropertyId, document.DeclarantId, document.ClientEmail, load),
        _ => throw new ArgumentException($"There is no model {record.Model}.", nameof(record)),
    };
}
