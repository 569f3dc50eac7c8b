using Qlower.Loaders.JsonSchema.Compilation;
using Qlower.Loaders.JsonSchema.Output;

namespace Qlower.Loaders.JsonSchema;

/// <summary>A JSON Schema (drafts 2020-12, 2019-09 and 7) compiled to a plan of checks. Immutable and thread-safe: compile once, validate many.</summary>
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

    /// <summary>The root schema as read, for evaluation on trees; never null once compiled.</summary>
    internal SchemaNode? RootNode { get; init; }

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
    /// leads nowhere, or a dialect or a vocabulary that it requires is not known. Carries every error at once.</exception>
    /// <exception cref="ArgumentException"><see cref="SchemaCompileOptions.BaseUri"/> or a key of
    /// <see cref="SchemaCompileOptions.Documents"/> is not an absolute URI without fragment.</exception>
    public static CompiledSchema Compile(ReadOnlySpan<byte> utf8Schema, SchemaCompileOptions? options = null)
    {
        var reader = new SchemaReader(options ?? new SchemaCompileOptions());
        var root = reader.Read(utf8Schema);
        var compiled = new PlanBuilder().Build(root);
        if (options is { AllowBuffering: false } && compiled.BufferedKeywords.Count > 0)
        {
            throw new SchemaCompilationException([.. compiled.BufferedKeywords.Select(item => new SchemaError(
                item.SchemaLocation, $"The schema cannot be streamed: {item.Keyword} needs its whole value in memory."))]);
        }

        return compiled;
    }

    /// <summary>
    /// Evaluates an instance with the standard's <c>basic</c> output, annotations included. The whole instance is in memory, once
    /// more as a copy and as an index of it: for large input, see <see cref="StreamingValidator"/>.
    /// </summary>
    /// <param name="instance">The instance as UTF-8 JSON.</param>
    /// <param name="limits">Limits; null stands for the defaults. <see cref="ValidationLimits.MaxBufferedBytes"/> plays no part.</param>
    /// <returns>The output; for text that is not JSON, one unit that tells the fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not greater than zero.</exception>
    public SchemaOutput Evaluate(ReadOnlySpan<byte> instance, ValidationLimits? limits = null) =>
        OutputEvaluation.Run(this, instance, limits ?? new ValidationLimits());

    /// <summary>The verdict that evaluation on a tree gives, to hold the streaming one against.</summary>
    internal bool IsValidAsTree(ReadOnlySpan<byte> instance, ValidationLimits? limits = null) =>
        OutputEvaluation.IsValid(this, instance, limits ?? new ValidationLimits());
}
