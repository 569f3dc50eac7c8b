namespace Qlower.Loaders.JsonSchema.Tests.OfficialSuite;

/// <summary>Everything that the official suite requires of an implementation, none left out.</summary>
public sealed class RequiredTests
{
    private const int Shown = 12;

    [TestCaseSource(nameof(Files))]
    public void Suite_RequiredFile_HasEveryVerdict(string draft, string file)
    {
        var suite = SuiteCopy.Require();
        var path = Path.Combine(suite.Root, "tests", draft, file);

        var run = SuiteFile.Run(path, SuiteDraft.All.Single(known => known.Folder == draft), assertFormats: false);

        var failed = run.Failures.Count;
        Assert.That(run.Passed + failed, Is.Positive);
        Assert.That(failed, Is.Zero, $"{draft}/{file}: {failed} of {failed + run.Passed} fail\n"
            + string.Join('\n', run.Failures.Take(Shown)) + (failed > Shown ? $"\n… and {failed - Shown} more" : ""));
    }

    [Test]
    public void Suite_IsHereAndWhole()
    {
        var suite = SuiteCopy.Require();

        foreach (var draft in SuiteDraft.All)
        {
            Assert.That(suite.Files(draft.Folder).Count(), Is.GreaterThan(35), draft.Folder);
        }
    }

    private static IEnumerable<TestCaseData> Files() =>
        from draft in SuiteDraft.All
        from file in SuiteCopy.Current?.Files(draft.Folder) ?? []
        select new TestCaseData(draft.Folder, Path.GetFileName(file))
            .SetArgDisplayNames(draft.Folder, Path.GetFileNameWithoutExtension(file));
}
