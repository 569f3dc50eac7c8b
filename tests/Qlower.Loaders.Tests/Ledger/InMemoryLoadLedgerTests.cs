using Qlower.Loaders.Testing;
using Qlower.Loaders.Testing.Ledger;

namespace Qlower.Loaders.Tests.Ledger;

[Conforms(typeof(InMemoryLoadLedger))]
public sealed class InMemoryLoadLedgerTests : LoadLedgerConformance
{
    [Test]
    public void Implementations_OfTheCore_EachHaveAConformanceFixture() =>
        Assert.That(
            // Those that need a server have their fixtures beside it, and are looked for there.
            ConformanceCoverage.Missing(typeof(InMemoryLoadLedger).Assembly, typeof(InMemoryLoadLedgerTests).Assembly).Where(missing => !missing.Contains("S3")),
            Is.Empty);

    protected override Task<ILoadLedger> CreateAsync(TimeProvider time) => Task.FromResult<ILoadLedger>(new InMemoryLoadLedger(time));
}
