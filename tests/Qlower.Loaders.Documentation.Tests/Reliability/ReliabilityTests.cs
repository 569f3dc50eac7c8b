using System.Text.RegularExpressions;

namespace Qlower.Loaders.Documentation.Tests.Reliability;

/// <summary>Every promise of docs/reliability.md names tests that exist.</summary>
[TestFixture]
internal sealed class ReliabilityTests
{
    private static readonly Lazy<IReadOnlyList<string>> Sources = new(
        () => [.. Repository.Files("tests", ".cs").Concat(Repository.Files("src/Qlower.Loaders.Testing", ".cs")).Select(Repository.Read)]);

    private static IEnumerable<Promise> EveryPromise => PromiseTable.Read(Repository.Read("docs/reliability.md"));

    [TestCaseSource(nameof(EveryPromise))]
    public void Promise_OfThePage_NamesTestsThatExist(object promise)
    {
        var tests = ((Promise)promise).Tests;

        Assert.That(tests, Is.Not.Empty);
        Assert.That(tests.Where(test => !Exists(test)), Is.Empty);
    }

    [TestCase("| promise | tested by |\n| --- | --- |\n| A. | `B`, `C.D` |\n\n| other | number |\n| --- | --- |\n| E | `F` |", "A.: B C.D")]
    [TestCase("| promise | number | verified by |\n| --- | --- | --- |\n| A | 1 | `B` |", "")]
    [TestCase("| promise | verified by |\n| --- | --- |\n| A | nothing |", "A: ")]
    public void Read_Markdown_ReturnsTheRowsOfTablesThatNameTests(string markdown, string rows) =>
        Assert.That(string.Join("; ", PromiseTable.Read(markdown).Select(promise => $"{promise}: {string.Join(' ', promise.Tests)}")), Is.EqualTo(rows));

    [TestCase("ReliabilityTests", ExpectedResult = true)]
    [TestCase("ReliabilityTests.Exists_NameOfATest_IsWhetherItIsInASource", ExpectedResult = true)]
    [TestCase("ReliabilityTests.Absent", ExpectedResult = false)]
    [TestCase("Absent" + "Tests", ExpectedResult = false)]
    public bool Exists_NameOfATest_IsWhetherItIsInASource(string name) => Exists(name);

    private static bool Exists(string test)
    {
        var names = test.Split('.');
        var type = new Regex($@"\bclass {Regex.Escape(names[0])}\b");
        return Sources.Value.Any(source => type.IsMatch(source)
            && (names.Length == 1 || Regex.IsMatch(source, $@"\b{Regex.Escape(names[1])}\(")));
    }
}
