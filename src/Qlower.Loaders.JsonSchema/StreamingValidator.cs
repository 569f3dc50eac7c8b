using System.IO.Pipelines;
using Qlower.Loaders.JsonSchema.Evaluation;

namespace Qlower.Loaders.JsonSchema;

/// <summary>
/// Validates one JSON text in one pass, with memory that does not grow with its length. Validates a single instance and is not
/// thread-safe; the compiled schema may be shared.
/// </summary>
public sealed class StreamingValidator
{
    private readonly CompiledSchema _schema;
    private readonly ValidationSink _sink;
    private readonly ValidationLimits _limits;
    private readonly int _bufferSize;
    private bool _isUsed;

    /// <summary>Creates a validator for one instance.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="sink">Receives findings and observed values.</param>
    /// <param name="limits">Limits; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">The schema or the sink is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not greater than zero.</exception>
    public StreamingValidator(CompiledSchema schema, ValidationSink sink, ValidationLimits? limits = null)
        : this(schema, sink, limits, ValidationPass.BufferSize)
    {
    }

    internal StreamingValidator(CompiledSchema schema, ValidationSink sink, ValidationLimits? limits, int bufferSize)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(sink);
        _limits = limits ?? new ValidationLimits();
        _limits.Check();
        _schema = schema;
        _sink = sink;
        _bufferSize = bufferSize;
    }

    /// <summary>For tests, which compare the fast path with the full path.</summary>
    internal bool AvoidsFastPath { get; init; }

#pragma warning disable RS0026 // The first parameter distinguishes the overloads, also for null.
    /// <summary>Reads and validates the stream to its end or to the first fatal fault.</summary>
    /// <param name="stream">The instance; read in chunks of any size, not disposed.</param>
    /// <param name="cancellationToken">Ends the pass between two buffers.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="InvalidOperationException">This validator was used before.</exception>
    /// <exception cref="OperationCanceledException">The pass was cancelled.</exception>
    public Task<ValidationOutcome> ValidateAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return NewPass().RunAsync(stream, cancellationToken);
    }

    /// <summary>Reads and validates the pipe to its end or to the first fatal fault.</summary>
    /// <param name="reader">The instance; not completed. After a fatal fault, some of the following bytes may be consumed too.</param>
    /// <param name="cancellationToken">Ends the pass between two reads.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="InvalidOperationException">This validator was used before.</exception>
    /// <exception cref="OperationCanceledException">The pass, or the pending read, was cancelled.</exception>
    public Task<ValidationOutcome> ValidateAsync(PipeReader reader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return NewPass().RunAsync(reader, cancellationToken);
    }
#pragma warning restore RS0026

    /// <summary>Begins a pass that the caller advances buffer by buffer, so that it can use what the sink received in between.</summary>
    /// <param name="stream">The instance; read in chunks of any size, not disposed.</param>
    /// <returns>The pass; the caller disposes it.</returns>
    /// <exception cref="InvalidOperationException">This validator was used before.</exception>
    public ValidationRun Start(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new ValidationRun(NewPass(), stream);
    }

    /// <summary>Validates an instance in memory.</summary>
    /// <param name="instance">The instance.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="InvalidOperationException">This validator was used before.</exception>
    public ValidationOutcome Validate(ReadOnlySpan<byte> instance) => NewPass().Run(instance);

    private ValidationPass NewPass()
    {
        if (_isUsed)
        {
            throw new InvalidOperationException("A validator validates one instance only; create another one.");
        }

        _isUsed = true;
        return new ValidationPass(_schema.Program, _sink, _limits, _bufferSize, AvoidsFastPath ? EvaluatorModes.AvoidsFastPath : EvaluatorModes.None);
    }
}
