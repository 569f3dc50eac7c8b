using System.Text;
using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Tests.OfficialSuite;

/// <summary>One file of the suite, run from its first test to its last.</summary>
internal sealed class SuiteFile
{
    private readonly SchemaCompileOptions _options;

    private SuiteFile(SchemaCompileOptions options) => _options = options;

    public int Passed { get; private set; }

    public List<SuiteFailure> Failures { get; } = [];

    public static SuiteFile Run(string path, SuiteDraft draft, bool assertFormats)
    {
        var file = new SuiteFile(new SchemaCompileOptions
        {
            // It changes no verdict.
            IsStrict = true,
            DefaultDialect = draft.Dialect,
            Documents = SuiteDocuments.All,
            AssertFormats = assertFormats,
            IgnoreUnknownFormats = true,
        });
        using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = 512 });
        foreach (var group in document.RootElement.EnumerateArray())
        {
            file.Run(group);
        }

        return file;
    }

    private void Run(JsonElement group)
    {
        var (schema, fault) = Compile(group.GetProperty("schema"));
        foreach (var test in group.GetProperty("tests").EnumerateArray())
        {
            var expected = test.GetProperty("valid").GetBoolean();
            var instance = Encoding.UTF8.GetBytes(test.GetProperty("data").GetRawText());
            if (schema is null)
            {
                Fail(group, test, fault!);
            }
            else if (Judge(schema, instance, expected) is { } wrong)
            {
                Fail(group, test, wrong);
            }
            else
            {
                Passed++;
            }
        }
    }

    private (CompiledSchema? Schema, string? Fault) Compile(JsonElement schema)
    {
        try
        {
            return (CompiledSchema.Compile(Encoding.UTF8.GetBytes(schema.GetRawText()), _options), null);
        }
        catch (SchemaCompilationException e)
        {
            return (null, $"does not compile: {e.Errors[0]}");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return (null, $"compiling threw {e.GetType().Name}: {e.Message}");
        }
    }

    /// <summary>From memory, in chunks of 1, 2, 3, 7 and many bytes, which must all report the same, as a tree, and with the standard's output.</summary>
    private static string? Judge(CompiledSchema schema, byte[] instance, bool expected)
    {
        try
        {
            var pass = Pass.Over(schema, instance);
            var output = schema.Evaluate(instance);
            return pass.Outcome.IsValid != expected
                    ? expected ? $"should be valid, but {pass.Findings.FirstOrDefault()}" : "should not be valid"
                : schema.IsValidAsTree(instance) != expected ? "as a tree has the other verdict"
                : output.IsValid != expected ? "with output has the other verdict"
                : !expected && output.Units.Count == 0 ? "no failure is reported"
                : null;
        }
        catch (Exception e) when (e is not OutOfMemoryException and not AssertionException)
        {
            return $"validating threw {e.GetType().Name}: {e.Message}";
        }
    }

    private void Fail(JsonElement group, JsonElement test, string what) => Failures.Add(
        new SuiteFailure(group.GetProperty("description").GetString()!, test.GetProperty("description").GetString()!, what));
}
