namespace Qlower.Loaders.Tests.Architecture;

/// <summary>The types of src and samples that may name the whole ledger, apart from its stores. All others ask for the roles that they need.</summary>
internal static class AllowedLedgers
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["LedgerServices"] = "registers the roles of the ledger",
        ["HostCheck"] = "finds out whether a ledger is registered",
        ["CompositionCheck"] = "counts the ledgers",
        ["QlowerLoadersInMemoryStoreBuilderExtensions"] = "registers the store in memory",
        ["QlowerLoadersSqliteBuilderExtensions"] = "registers the store",
        ["QlowerLoadersPostgreSqlBuilderExtensions"] = "registers the store",
        ["LoadLedgerConformance"] = "tests every role of a store",
        ["CheckpointingIntegratorConformance"] = "tests a store with its ledger",
        ["ConformanceCoverage"] = "finds the stores to test",
        ["MyLoadLedgerTests"] = "shows how a store is tested",
        ["MyLoadLedger"] = "represents a store",
    };
}
