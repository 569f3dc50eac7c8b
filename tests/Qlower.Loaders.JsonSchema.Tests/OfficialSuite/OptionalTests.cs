using System.Globalization;
using System.Text;

namespace Qlower.Loaders.JsonSchema.Tests.OfficialSuite;

/// <summary>What the suite leaves open: run in full, and told in a table that must be true.</summary>
public sealed class OptionalTests
{
    private const string Unexplained = "NOT EXPLAINED";

    [Test]
    public void Suite_OptionalFiles_AreAsTheTableSays()
    {
        var suite = SuiteCopy.Require();
        var path = Path.Combine(Repository(), "docs", "json-schema-optional-tests.md");
        var fingerprint = SuiteCopy.Fingerprint(SuiteDraft.All.SelectMany(draft => Files(suite, draft)));
        var mayWrite = Environment.GetEnvironmentVariable("QLOWER_WRITE_SUITE_TABLE") == "1";
        if (!mayWrite && !File.ReadAllText(path).Contains(fingerprint, StringComparison.Ordinal))
        {
            Assert.Ignore("The table was made from another copy of the suite.");
        }

        var table = Table(suite, fingerprint);

        if (mayWrite)
        {
            File.WriteAllText(path, table);
        }

        Assert.That(table, Does.Not.Contain(Unexplained));
        Assert.That(File.ReadAllText(path), Is.EqualTo(table), "Write it anew with QLOWER_WRITE_SUITE_TABLE=1 and look at the difference.");
    }

    private static IEnumerable<string> Files(SuiteCopy suite, SuiteDraft draft) =>
        suite.Files($"{draft.Folder}/optional").Concat(suite.Files($"{draft.Folder}/optional/format"));

    private static string Table(SuiteCopy suite, string fingerprint)
    {
        var text = new StringBuilder();
        var details = new StringBuilder();
        var (passed, failed) = (0, 0);
        text.Append("# Optional tests of the official suite\n\nThe required tests of JSON-Schema-Test-Suite all pass, in every draft. "
            + "Those below the suite leaves to\neach implementation. A test holds this page equal to what it finds (suite of August 2026, "
            + $"files\n`{fingerprint}`). Tests of formats run with formats asserted, all others with formats as annotations.\n\n"
            + "| draft | file | passed | failed |\n| --- | --- | ---: | ---: |\n");
        foreach (var draft in SuiteDraft.All)
        {
            foreach (var path in Files(suite, draft))
            {
                var isFormat = Path.GetFileName(Path.GetDirectoryName(path)) == "format";
                var name = (isFormat ? "format/" : "") + Path.GetFileName(path);
                var run = SuiteFile.Run(path, draft, assertFormats: isFormat);
                text.Append(CultureInfo.InvariantCulture, $"| {draft.Folder} | {name} | {run.Passed} | {run.Failures.Count} |\n");
                passed += run.Passed;
                failed += run.Failures.Count;
                foreach (var group in run.Failures.GroupBy(failure => OptionalReasons.Of(name, failure) ?? Unexplained))
                {
                    details.Append(CultureInfo.InvariantCulture, $"\n{draft.Folder}, {name}: {group.Key}\n\n");
                    foreach (var failure in group)
                    {
                        details.Append(CultureInfo.InvariantCulture, $"- {failure.Group} / {failure.Test}\n");
                    }
                }
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"| | **all** | **{passed}** | **{failed}** |\n");
        return failed == 0 ? text.ToString() : text.Append("\n## Tests that fail, and why\n").Append(details).ToString();
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Qlower.Loaders.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
