using System.Globalization;
using System.Text;

namespace Qlower.Loaders.JsonSchema.Tests.OfficialSuite;

/// <summary>What the suite leaves open: run in full, and listed in a table that must be true.</summary>
public sealed class OptionalTests
{
    private const string Unexplained = "NOT EXPLAINED";

    [Test]
    public void Suite_OptionalFiles_AreAsTheTableLists()
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

        Assert.That(table, Does.Not.Contain(Unexplained), "A failure without a reason in OptionalReasons is a defect.");
        Assert.That(File.ReadAllText(path), Is.EqualTo(table), "Write it anew with QLOWER_WRITE_SUITE_TABLE=1 and look at the difference.");
    }

    private static IEnumerable<string> Files(SuiteCopy suite, SuiteDraft draft) =>
        suite.Files($"{draft.Folder}/optional").Concat(suite.Files($"{draft.Folder}/optional/format"));

    private static string Table(SuiteCopy suite, string fingerprint)
    {
        var text = new StringBuilder();
        var failures = new List<(string File, string Draft, SuiteFailure Failure)>();
        var passed = 0;
        text.Append("# Optional tests of the official suite\n\nThe required tests of JSON-Schema-Test-Suite all pass, in every draft. "
            + "Those below the suite leaves to\neach implementation. A test holds this page equal to what it finds (suite of August 2026, "
            + $"fingerprint\n`{fingerprint}`). Tests of formats run with formats asserted, all others with formats as annotations.\n\n"
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
                failures.AddRange(run.Failures.Select(failure => (name, draft.Folder, failure)));
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"| | **all** | **{passed}** | **{failures.Count}** |\n");
        return text.Append(Reasons(failures)).ToString();
    }

    private static string Reasons(List<(string File, string Draft, SuiteFailure Failure)> failures)
    {
        var text = new StringBuilder(failures.Count == 0 ? "" : "\n## Tests that fail, and why\n");
        foreach (var group in failures.GroupBy(item => (item.File, Reason: OptionalReasons.Of(item.File, item.Failure) ?? Unexplained))
            .OrderBy(group => group.Key.File, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n`{group.Key.File}`: {group.Key.Reason}\n\n");
            foreach (var test in group.GroupBy(item => $"{item.Failure.Group} / {item.Failure.Test}"))
            {
                text.Append(CultureInfo.InvariantCulture, $"- {test.Key} ({string.Join(", ", test.Select(item => item.Draft))})\n");
            }
        }

        return text.ToString();
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
