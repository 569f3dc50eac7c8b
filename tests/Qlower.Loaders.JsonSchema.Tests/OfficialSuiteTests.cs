using System.Text;
using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>The official JSON-Schema-Test-Suite, as far as the keywords are supported.</summary>
public sealed class OfficialSuiteTests
{
    private static readonly string[] Formats =
        ["date", "time", "date-time", "email", "hostname", "ipv4", "ipv6", "uri", "uuid"];

    [Test]
    public void Draft202012_EveryCaseThatCompiles_HasTheExpectedVerdict()
    {
        RunFolder("tests/draft2020-12", Directory.GetFiles(SuiteFolder("tests/draft2020-12"), "*.json"), new SchemaCompileOptions
        {
            AssertFormats = false,
        }, minimum: 700);
    }

    [Test]
    public void Draft202012Formats_BuiltIn_HaveTheExpectedVerdict()
    {
        var files = Formats.Select(name => Path.Combine(SuiteFolder("tests/draft2020-12"), "optional", "format", name + ".json"));

        RunFolder("tests/draft2020-12/optional/format", [.. files.Where(File.Exists)], new SchemaCompileOptions(), minimum: 200);
    }

    private static string SuiteFolder(string part)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data", "json-schema-test-suite", part);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        Assert.Ignore("The folder shared/data/json-schema-test-suite is not next to the repository.");
        return "";
    }

    private static void RunFolder(string title, string[] files, SchemaCompileOptions options, int minimum)
    {
        var failures = new List<string>();
        var skipped = new SortedDictionary<string, int>();
        var passed = 0;
        foreach (var file in files.Order())
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var group in document.RootElement.EnumerateArray())
            {
                if (group.GetProperty("description").GetString()!.Contains("A-label", StringComparison.Ordinal))
                {
                    const string Unknown = "Host names in Punycode are taken as they are.";
                    skipped[Unknown] = skipped.GetValueOrDefault(Unknown) + group.GetProperty("tests").GetArrayLength();
                    continue;
                }

                CompiledSchema schema;
                try
                {
                    schema = CompiledSchema.Compile(Encoding.UTF8.GetBytes(group.GetProperty("schema").GetRawText()), options);
                }
                catch (SchemaCompilationException e)
                {
                    var reason = e.Errors[0].Message;
                    skipped[reason] = skipped.GetValueOrDefault(reason) + group.GetProperty("tests").GetArrayLength();
                    continue;
                }

                foreach (var test in group.GetProperty("tests").EnumerateArray())
                {
                    var instance = Encoding.UTF8.GetBytes(test.GetProperty("data").GetRawText());
                    var actual = Pass.Over(schema, instance).Outcome.IsValid;
                    if (actual == test.GetProperty("valid").GetBoolean())
                    {
                        passed++;
                    }
                    else
                    {
                        failures.Add($"{Path.GetFileName(file)}: {group.GetProperty("description").GetString()}: "
                            + $"{test.GetProperty("description").GetString()} was {actual}: {test.GetProperty("data").GetRawText()}");
                    }
                }
            }
        }

        TestContext.Out.WriteLine($"{title}: {passed} passed, {skipped.Values.Sum()} skipped, {failures.Count} failed");
        foreach (var (reason, count) in skipped)
        {
            TestContext.Out.WriteLine($"  {count} skipped: {reason}");
        }

        Assert.That(failures, Is.Empty, string.Join("\n", failures));
        Assert.That(passed, Is.GreaterThan(minimum));
    }
}
