using Qlower.Loaders.Tests.Documentation;

namespace Qlower.Loaders.Tests.Architecture;

/// <summary>Consumers ask for the roles of the ledger that they need, not for the whole.</summary>
[TestFixture]
internal sealed class LedgerRoleTests
{
    [Test]
    public void Ledger_AsAWhole_IsNamedByTheListedTypesOnly()
    {
        var files = new[] { "src", "samples" }.SelectMany(root => Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, root), "*.cs", SearchOption.AllDirectories))
            .Where(file => !Path.GetRelativePath(RepositoryFolder.Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

        var users = files.SelectMany(file => LedgerUsers.Find(File.ReadAllText(file))).Distinct();

        Assert.That(users, Is.EquivalentTo(AllowedLedgers.All.Keys));
    }

    [TestCase("class A(ILoadLedger ledger);")]
    [TestCase("class A { void B(C c) => c.Get<ILoadLedger>(); }")]
    [TestCase("class A { Task<ILoadLedger?> B; }")]
    public void Find_TypeThatNamesTheLedger_ReturnsIt(string code) => Assert.That(LedgerUsers.Find(code), Is.EqualTo(new[] { "A" }));

    [TestCase("class A : ILoadLedger;")]
    [TestCase("class A(ILoadRegistry registry);")]
    [TestCase("/// <see cref=\"ILoadLedger\"/>\nclass A;")]
    public void Find_StoreOrConsumerOfRoles_ReturnsNothing(string code) => Assert.That(LedgerUsers.Find(code), Is.Empty);
}
