using Qlower.Loaders.JsonSchema.Evaluation;
using Qlower.Loaders.JsonSchema.Scanning;

namespace Qlower.Loaders.JsonSchema;

/// <summary>
/// Validates one JSON text in one pass, with memory that does not grow with its length. Serves a single instance and is not
/// thread-safe; the compiled schema behind it may be shared.
/// </summary>
public sealed class StreamingValidator
{
    private const int BufferSize = 256 * 1024;

    private readonly CompiledSchema _schema;
    private readonly ValidationSink _sink;
    private readonly ValidationLimits _limits;
    private readonly int _bufferSize;
    private bool _isUsed;

    /// <summary>Creates a validator for one instance.</summary>
    /// <param name="schema">What the instance is held against.</param>
    /// <param name="sink">Receives findings and observed values.</param>
    /// <param name="limits">Limits; null stands for the defaults.</param>
    /// <exception cref="ArgumentNullException">The schema or the sink is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not greater than zero.</exception>
    public StreamingValidator(CompiledSchema schema, ValidationSink sink, ValidationLimits? limits = null)
        : this(schema, sink, limits, BufferSize)
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

    /// <summary>For tests, which hold the short cut against the long way.</summary>
    internal bool AvoidsFastLane { get; init; }

    /// <summary>Reads the stream to its end, or to the first fatal fault, and validates it on the way.</summary>
    /// <param name="stream">The instance; read in whatever chunks it gives, not disposed.</param>
    /// <param name="cancellationToken">Ends the pass between two buffers.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="InvalidOperationException">This validator was used before.</exception>
    /// <exception cref="OperationCanceledException">The pass was cancelled.</exception>
    public async Task<ValidationOutcome> ValidateAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Claim();
        var buffer = new InputBuffer(_bufferSize);
        try
        {
            var evaluator = new Evaluator(_schema, _sink, _limits, buffer, !AvoidsFastLane);
            do
            {
                cancellationToken.ThrowIfCancellationRequested();
                while (!buffer.IsComplete && buffer.Free.Length > 0)
                {
                    var count = await stream.ReadAsync(buffer.Free, cancellationToken).ConfigureAwait(false);
                    if (count == 0)
                    {
                        buffer.Complete();
                    }

                    buffer.Commit(count);
                }
            }
            while (!evaluator.Run());

            return evaluator.Outcome;
        }
        finally
        {
            buffer.Release();
        }
    }

    /// <summary>Validates an instance that is in memory.</summary>
    /// <param name="instance">The instance.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="InvalidOperationException">This validator was used before.</exception>
    public ValidationOutcome Validate(ReadOnlySpan<byte> instance)
    {
        Claim();
        var buffer = new InputBuffer(Math.Clamp(instance.Length, 16, _bufferSize));
        try
        {
            var evaluator = new Evaluator(_schema, _sink, _limits, buffer, !AvoidsFastLane);
            do
            {
                var count = Math.Min(buffer.Free.Length, instance.Length);
                instance[..count].CopyTo(buffer.Free.Span);
                buffer.Commit(count);
                instance = instance[count..];
                if (instance.Length == 0)
                {
                    buffer.Complete();
                }
            }
            while (!evaluator.Run());

            return evaluator.Outcome;
        }
        finally
        {
            buffer.Release();
        }
    }

    private void Claim()
    {
        if (_isUsed)
        {
            throw new InvalidOperationException("A validator serves one instance; create another one.");
        }

        _isUsed = true;
    }
}
