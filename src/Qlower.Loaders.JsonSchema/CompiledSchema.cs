using Qlower.Loaders.JsonSchema.Compilation;
using Qlower.Loaders.JsonSchema.Evaluation;
using Qlower.Loaders.JsonSchema.Output;
using Qlower.Loaders.JsonSchema.Plans;

namespace Qlower.Loaders.JsonSchema;

/// <summary>A JSON Schema (drafts 2020-12, 2019-09 and 7) compiled to a plan of checks. Immutable and thread-safe: compile once, validate many.</summary>
public sealed class CompiledSchema
{
    private static readonly ValidationLimits DefaultLimits = new();
    private static readonly SilentSink Silence = new();

    /// <summary>A pass that most calls for a verdict reuse.</summary>
    private ValidationPass? _spare;

    private CompiledSchema(SchemaProgram program, IReadOnlyList<SchemaWarning> warnings)
    {
        Program = program;
        Warnings = warnings;
    }

    internal SchemaProgram Program { get; }

    /// <summary>
    /// The keywords for which values are buffered, up to <see cref="ValidationLimits.MaxBufferedBytes"/>; empty when every
    /// instance can be validated in one pass with memory that does not grow. In the order of the schema.
    /// </summary>
    public IReadOnlyList<BufferedKeyword> BufferedKeywords => Program.BufferedKeywords;

    /// <summary>
    /// Parts of the schema that are probably not what its author meant, in the order of the schema; empty unless
    /// <see cref="SchemaCompileOptions.IsStrict"/>. Documents that the schema refers to are not searched.
    /// </summary>
    public IReadOnlyList<SchemaWarning> Warnings { get; }

    /// <summary>Compiles a schema.</summary>
    /// <param name="utf8Schema">The schema as UTF-8 JSON.</param>
    /// <param name="options">Options; null for the defaults.</param>
    /// <returns>The compiled schema.</returns>
    /// <exception cref="SchemaCompilationException">The schema is not JSON, a keyword has a value of the wrong shape, a reference
    /// cannot be resolved, or a required dialect or vocabulary is unknown. Contains all errors.</exception>
    /// <exception cref="ArgumentException"><see cref="SchemaCompileOptions.BaseUri"/> or a key of
    /// <see cref="SchemaCompileOptions.Documents"/> is not an absolute URI without fragment.</exception>
    public static CompiledSchema Compile(ReadOnlySpan<byte> utf8Schema, SchemaCompileOptions? options = null)
    {
        var reader = new SchemaReader(options ?? new SchemaCompileOptions());
        var root = reader.Read(utf8Schema);
        var program = new PlanBuilder().Build(root);
        if (options is { AllowBuffering: false } && program.BufferedKeywords.Count > 0)
        {
            throw new SchemaCompilationException([.. program.BufferedKeywords.Select(item => new SchemaError(
                item.SchemaLocation, $"The schema cannot be streamed: {item.Keyword} needs its whole value in memory."))]);
        }

        return new CompiledSchema(program, reader.Warnings);
    }

    /// <summary>
    /// Evaluates an instance with the standard's <c>basic</c> output, annotations included. The whole instance is in memory, once
    /// more as a copy and as an index of it: for large input, see <see cref="StreamingValidator"/>.
    /// </summary>
    /// <param name="instance">The instance as UTF-8 JSON.</param>
    /// <param name="limits">Limits; null for the defaults. <see cref="ValidationLimits.MaxBufferedBytes"/> is ignored.</param>
    /// <returns>The output; for text that is not JSON, one unit with the fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not greater than zero.</exception>
    public SchemaOutput Evaluate(ReadOnlySpan<byte> instance, ValidationLimits? limits = null) =>
        OutputEvaluation.Run(Program, instance, limits ?? new ValidationLimits());

    /// <summary>Returns whether an instance is valid. Stops at its first fault.</summary>
    /// <param name="instance">The instance as UTF-8 JSON.</param>
    /// <param name="limits">Limits; null for the defaults.</param>
    /// <returns>Whether it is well-formed and valid.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not greater than zero.</exception>
    public bool IsValid(ReadOnlySpan<byte> instance, ValidationLimits? limits = null)
    {
        var pass = TakeVerdictPass(limits);
        var isValid = pass.Run(instance).IsValid;
        Return(pass, limits);
        return isValid;
    }

    /// <summary>Returns whether an instance is valid. Stops in the buffer that contains its first fault.</summary>
    /// <param name="stream">The instance as UTF-8 JSON; not disposed.</param>
    /// <param name="limits">Limits; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the pass between two buffers.</param>
    /// <returns>Whether it is well-formed and valid.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not greater than zero.</exception>
    /// <exception cref="OperationCanceledException">The pass was cancelled.</exception>
    public async Task<bool> IsValidAsync(Stream stream, ValidationLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var pass = TakeVerdictPass(limits);
        var outcome = await pass.RunAsync(stream, cancellationToken).ConfigureAwait(false);
        Return(pass, limits);
        return outcome.IsValid;
    }

    private ValidationPass TakeVerdictPass(ValidationLimits? limits)
    {
        limits?.Check();
        return (limits is null ? Interlocked.Exchange(ref _spare, null) : null)
            ?? new ValidationPass(Program, Silence, limits ?? DefaultLimits, ValidationPass.BufferSize, EvaluatorModes.StopsAtFirst);
    }

    private void Return(ValidationPass pass, ValidationLimits? limits)
    {
        if (limits is null)
        {
            _spare = pass;
        }
    }

    /// <summary>The verdict of the evaluation on a tree; for tests, which compare the streaming one with it.</summary>
    internal bool IsValidAsTree(ReadOnlySpan<byte> instance, ValidationLimits? limits = null) =>
        OutputEvaluation.IsValid(Program, instance, limits ?? new ValidationLimits());
}
