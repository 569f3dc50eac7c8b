using System.Text;

namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>Checks pairs, counts what they led to, and keeps the first that fails, made as small as it goes. Thread-safe.</summary>
/// <param name="mustCompile">Whether every schema is a good one.</param>
internal sealed class ProofLog(bool mustCompile)
{
    private const string MustCompile = "a good schema compiles";

    private int _compiled;
    private int _judged;
    private int _valid;
    private string? _failure;

    /// <summary>Pairs whose schema compiled.</summary>
    public int Compiled => _compiled;

    /// <summary>Those among them of which the oracle had an opinion, the same as the engine's.</summary>
    public int Judged => _judged;

    /// <summary>Those among them that are valid.</summary>
    public int Valid => _valid;

    public string? Failure => _failure;

    public void Check(byte[] schema, byte[] instance, SchemaDialect dialect = SchemaDialect.Draft202012)
    {
        if (_failure is not null || Try(schema, instance, dialect) is not { } broken)
        {
            return;
        }

        if (Interlocked.CompareExchange(ref _failure, broken.Message, null) is not null)
        {
            return;
        }

        // What is no schema does not compile either: shrinking towards that would show nothing.
        if (broken.Promise != MustCompile)
        {
            (schema, instance) = Minimiser.Shrink(schema, instance,
                (first, second) => Try(first, second, dialect)?.Promise == broken.Promise);
        }

        _failure = $"{dialect}\nschema   {Encoding.UTF8.GetString(schema)}\ninstance {Encoding.UTF8.GetString(instance)}\n"
            + $"in bytes {Convert.ToHexString(instance)}\n{(Try(schema, instance, dialect) ?? broken).Message}";
    }

    private ProofFailedException? Try(byte[] schema, byte[] instance, SchemaDialect dialect)
    {
        try
        {
            var result = Proof.Of(schema, instance, dialect);
            Interlocked.Add(ref _compiled, result.IsCompiled ? 1 : 0);
            Interlocked.Add(ref _judged, result.IsJudged ? 1 : 0);
            Interlocked.Add(ref _valid, result.IsJudged && result.Findings.Count == 0 ? 1 : 0);
            return mustCompile && !result.IsCompiled ? new ProofFailedException(MustCompile, result.CompileError ?? "") : null;
        }
        catch (ProofFailedException e)
        {
            return e;
        }
    }
}
