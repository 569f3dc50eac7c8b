using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>Everything that must hold for any schema and any bytes, checked on one pair of them.</summary>
internal static class Proof
{
    private static readonly (int Chunk, int Buffer)[] Streams = [(1, 1 << 18), (1, 16), (2, 17), (3, 23), (7, 64)];

    /// <summary>Checks one pair.</summary>
    /// <param name="schema">Any bytes.</param>
    /// <param name="instance">Any bytes.</param>
    /// <param name="dialect">The dialect of a schema that names none.</param>
    /// <returns>What the engine said, for those who want to know whether an input led to something new.</returns>
    /// <exception cref="ProofFailedException">Something does not hold.</exception>
    public static ProofResult Of(byte[] schema, byte[] instance, SchemaDialect dialect = SchemaDialect.Draft202012)
    {
        var (compiled, error) = Compile(schema, dialect);
        if (compiled is null)
        {
            return new ProofResult { CompileError = error };
        }

        var (outcome, sink) = Validate(compiled, instance, 0, 0);
        foreach (var (chunk, buffer) in Streams)
        {
            var (other, otherSink) = Validate(compiled, instance, chunk, buffer);
            if (!otherSink.Events.SequenceEqual(sink.Events) || other.IsValid != outcome.IsValid
                || other.IsWellFormed != outcome.IsWellFormed || other.FindingCount != outcome.FindingCount)
            {
                throw new ProofFailedException("chunks report the same as memory", $"chunks of {chunk}, buffer of {buffer}:\n"
                    + $"{string.Join('\n', otherSink.Events)}\nfrom memory:\n{string.Join('\n', sink.Events)}");
            }
        }

        OtherWays(compiled, instance, outcome, sink);
        Grammar(instance, outcome);
        FindingPlaces.Check(instance, outcome, sink.Findings);
        return new ProofResult
        {
            Findings = sink.Findings,
            IsJudged = dialect == SchemaDialect.Draft202012 && outcome.IsWellFormed && Verdict(schema, instance, outcome, sink),
        };
    }

    /// <summary>The verdict alone, the full path, and several threads agree with the usual pass.</summary>
    private static void OtherWays(CompiledSchema schema, byte[] instance, ValidationOutcome outcome, RecordingSink sink)
    {
        if (schema.IsValid(instance) != outcome.IsValid)
        {
            throw new ProofFailedException("the verdict alone is the verdict", $"was {!outcome.IsValid}");
        }

        var output = schema.Evaluate(instance);
        if (schema.IsValidAsTree(instance) != outcome.IsValid || output.IsValid != outcome.IsValid
            || !(output.IsValid || output.Units.Count > 0))
        {
            throw new ProofFailedException("a tree has the verdict of the stream", $"was not {outcome.IsValid}, {output.Units.Count} units");
        }

        var (fullPath, several) = (new RecordingSink(), new RecordingSink());
        new StreamingValidator(schema, fullPath) { AvoidsFastPath = true }.Validate(instance);
        using var stream = new MemoryStream(instance);
        new ParallelValidator(schema, several, 2, null, 40).ValidateAsync(stream).GetAwaiter().GetResult();
        foreach (var (name, other) in new[] { ("the full path", fullPath), ("several threads", several) })
        {
            if (!other.Events.SequenceEqual(sink.Events))
            {
                throw new ProofFailedException($"{name} reports what the usual pass reports",
                    $"{string.Join('\n', other.Events)}\nusual:\n{string.Join('\n', sink.Events)}");
            }
        }
    }

    private static (CompiledSchema? Schema, string? Error) Compile(byte[] schema, SchemaDialect dialect)
    {
        try
        {
            return (CompiledSchema.Compile(schema, new SchemaCompileOptions
            {
                DefaultDialect = dialect,
                AssertFormats = false,
                IgnoreUnknownFormats = true,
            }), null);
        }
        catch (SchemaCompilationException e) when (e.Errors.Count > 0)
        {
            return (null, e.Message);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new ProofFailedException($"compiling throws documented exceptions only ({e.GetType().Name})", e.ToString());
        }
    }

    private static (ValidationOutcome Outcome, RecordingSink Sink) Validate(CompiledSchema schema, byte[] instance, int chunk, int buffer)
    {
        var sink = new RecordingSink();
        try
        {
            if (chunk == 0)
            {
                return (new StreamingValidator(schema, sink).Validate(instance), sink);
            }

            using var stream = new ChunkedStream(instance, chunk);
            return (new StreamingValidator(schema, sink, null, buffer).ValidateAsync(stream).GetAwaiter().GetResult(), sink);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new ProofFailedException($"validating throws nothing ({e.GetType().Name})", $"chunks of {chunk}, buffer of {buffer}: {e}");
        }
    }

    private static void Grammar(byte[] instance, ValidationOutcome outcome)
    {
        var text = WithoutMark(instance);
        var expected = Utf8.IsValid(text) && IsJson(text);
        if (expected != outcome.IsWellFormed)
        {
            throw new ProofFailedException("well-formed means what Utf8JsonReader and Utf8.IsValid say", $"expected {expected}");
        }
    }

    public static byte[] WithoutMark(byte[] instance) => instance is [0xEF, 0xBB, 0xBF, ..] ? instance[3..] : instance;

    private static bool IsJson(byte[] text)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Verdict(byte[] schema, byte[] instance, ValidationOutcome outcome, RecordingSink sink)
    {
        bool expected;
        try
        {
            expected = Oracle.IsValid(Encoding.UTF8.GetString(schema), WithoutMark(instance));
        }
        catch (OracleGaveUpException)
        {
            return false;
        }

        if (expected != outcome.IsValid || (outcome.FindingCount == 0) != outcome.IsValid)
        {
            throw new ProofFailedException("the verdict is the oracle's",
                $"expected {expected}, found {outcome.FindingCount}: {string.Join(", ", sink.Findings)}");
        }

        return true;
    }
}
