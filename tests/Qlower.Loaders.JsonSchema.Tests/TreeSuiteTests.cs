using System.Text;
using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>The official suite, against the evaluation on trees as well as the streaming one.</summary>
public sealed class TreeSuiteTests
{
    [TestCase("draft2020-12", SchemaDialect.Draft202012, 1_200)]
    [TestCase("draft2019-09", SchemaDialect.Draft201909, 1_100)]
    [TestCase("draft7", SchemaDialect.Draft7, 850)]
    public void Suite_EveryCaseThatCompiles_HasTheExpectedVerdictBothWays(string draft, SchemaDialect dialect, int minimum)
    {
        var failures = new List<string>();
        var passed = 0;
        var options = new SchemaCompileOptions { AssertFormats = false, DefaultDialect = dialect, Documents = Remotes() };
        foreach (var file in Directory.GetFiles(SuiteFolder($"tests/{draft}"), "*.json").Order())
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var group in document.RootElement.EnumerateArray())
            {
                if (Compile(group.GetProperty("schema"), options) is not { } schema)
                {
                    continue;
                }

                foreach (var test in group.GetProperty("tests").EnumerateArray())
                {
                    var instance = Encoding.UTF8.GetBytes(test.GetProperty("data").GetRawText());
                    var streamed = Pass.Stream(schema, instance, null, 7, 16).Outcome.IsValid;
                    var tree = schema.IsValidAsTree(instance);
                    var output = schema.Evaluate(instance);
                    var valid = test.GetProperty("valid").GetBoolean();
                    if (streamed == valid && tree == valid && output.IsValid == valid && (valid || output.Units.Count > 0))
                    {
                        passed++;
                    }
                    else
                    {
                        failures.Add($"{Path.GetFileName(file)}: {group.GetProperty("description")}: {test.GetProperty("description")}: "
                            + $"streamed {streamed}, tree {tree}, output {output.IsValid}");
                    }
                }
            }
        }

        TestContext.Out.WriteLine($"{draft}: {passed} passed, {failures.Count} failed");
        Assert.That(failures, Is.Empty, string.Join("\n", failures));
        Assert.That(passed, Is.GreaterThanOrEqualTo(minimum));
    }

    private static CompiledSchema? Compile(JsonElement schema, SchemaCompileOptions options)
    {
        try
        {
            return CompiledSchema.Compile(Encoding.UTF8.GetBytes(schema.GetRawText()), options);
        }
        catch (SchemaCompilationException)
        {
            return null;
        }
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> Remotes()
    {
        var folder = SuiteFolder("remotes");
        return Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories).ToDictionary(
            file => "http://localhost:1234/" + Path.GetRelativePath(folder, file).Replace('\\', '/'),
            file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file));
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
}
