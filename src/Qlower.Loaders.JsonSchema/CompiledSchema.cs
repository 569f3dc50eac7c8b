using Qlower.Loaders.JsonSchema.Compilation;

namespace Qlower.Loaders.JsonSchema;

/// <summary>A JSON Schema (draft 2020-12) compiled to a plan of checks. Immutable and thread-safe: compile once, validate many.</summary>
public sealed class CompiledSchema
{
    internal CompiledSchema(Plan? root, NameTable names, int guessCount)
    {
        Root = root;
        Names = names;
        GuessCount = guessCount;
    }

    /// <summary>The plan of the root schema; null when it accepts everything.</summary>
    internal Plan? Root { get; }

    /// <summary>Every property name that the schema mentions.</summary>
    internal NameTable Names { get; }

    /// <summary>Whether any value is observed, see <see cref="SchemaCompileOptions.ObserveKeyword"/>.</summary>
    internal bool Observes { get; init; }

    /// <summary>Slots that a validator needs to remember which property followed which.</summary>
    internal int GuessCount { get; }

    /// <summary>
    /// The keywords for which values are held in memory, up to <see cref="ValidationLimits.MaxBufferedBytes"/>; empty when every
    /// instance can be validated in one pass with memory that does not grow. In the order of the schema.
    /// </summary>
    public IReadOnlyList<BufferedKeyword> BufferedKeywords { get; internal init; } = [];

    /// <summary>Compiles a schema.</summary>
    /// <param name="utf8Schema">The schema as UTF-8 JSON.</param>
    /// <param name="options">Options; null stands for the defaults.</param>
    /// <returns>The compiled schema.</returns>
    /// <exception cref="SchemaCompilationException">The schema is not JSON, a keyword has a value of the wrong shape, a reference
    /// leads nowhere, or a keyword of the 2020-12 vocabularies is not supported. Carries every error at once.</exception>
    public static CompiledSchema Compile(ReadOnlySpan<byte> utf8Schema, SchemaCompileOptions? options = null)
    {
        var reader = new SchemaReader(options ?? new SchemaCompileOptions());
        var root = reader.Read(utf8Schema);
        return new PlanBuilder().Build(root);
    }
}
