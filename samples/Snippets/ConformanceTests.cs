using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Ledger;
using Qlower.Loaders.Testing;
using Qlower.Loaders.Testing.Ledger;

namespace Snippets.Conformance;

// begin-snippet: conformance
[Conforms(typeof(MyLoadLedger))]
public sealed class MyLoadLedgerTests : LoadLedgerConformance
{
    protected override Task<ILoadLedger> CreateAsync(TimeProvider time) => Task.FromResult(MyLoadLedger.Create(time));
}
// end-snippet

/// <summary>Some store's ledger, as the snippet assumes it: here the one in memory.</summary>
public static class MyLoadLedger
{
    public static ILoadLedger Create(TimeProvider time) =>
        new ServiceCollection().AddSingleton(time).AddQlowerLoaders().UseInMemoryLedger().Services.BuildServiceProvider().GetRequiredService<ILoadLedger>();
}
