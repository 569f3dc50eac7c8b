using System.Buffers;
using System.IO.Pipelines;
using Qlower.Loaders.JsonSchema.Plans;
using Qlower.Loaders.JsonSchema.Scanning;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>Reads an instance from a span, a stream or a pipe and evaluates it. Can be run again for another instance, but not at the same time.</summary>
internal sealed class ValidationPass
{
    public const int BufferSize = 256 * 1024;
    private const int SmallestBuffer = 16;

    private readonly InputBuffer _buffer = new();
    private readonly Evaluator _evaluator;
    private readonly int _bufferSize;

    public ValidationPass(SchemaProgram schema, ValidationSink sink, ValidationLimits limits, int bufferSize, EvaluatorModes modes)
    {
        _evaluator = new Evaluator(schema, sink, limits, _buffer, modes);
        _bufferSize = bufferSize;
    }

    /// <summary>The verdict; only after the pass is complete.</summary>
    public ValidationOutcome Outcome => _evaluator.Outcome;

    public ValidationOutcome Run(ReadOnlySpan<byte> instance)
    {
        Begin(Math.Clamp(instance.Length, SmallestBuffer, _bufferSize));
        try
        {
            do
            {
                var count = Math.Min(_buffer.Free.Length, instance.Length);
                instance[..count].CopyTo(_buffer.Free.Span);
                _buffer.Commit(count);
                instance = instance[count..];
                if (instance.Length == 0)
                {
                    _buffer.Complete();
                }
            }
            while (!_evaluator.Run());

            return _evaluator.Outcome;
        }
        finally
        {
            _buffer.Release();
        }
    }

    public async Task<ValidationOutcome> RunAsync(Stream stream, CancellationToken cancellationToken)
    {
        Start();
        try
        {
            while (await AdvanceAsync(stream, cancellationToken).ConfigureAwait(false))
            {
            }

            return Outcome;
        }
        finally
        {
            End();
        }
    }

    /// <summary>Begins a pass that the caller advances. The caller also ends it.</summary>
    public void Start() => Begin(_bufferSize);

    /// <summary>Fills the buffer from the stream and evaluates it.</summary>
    /// <returns><see langword="false"/> when the pass is complete.</returns>
    public async ValueTask<bool> AdvanceAsync(Stream stream, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (!_buffer.IsComplete && _buffer.Free.Length > 0)
        {
            var count = await stream.ReadAsync(_buffer.Free, cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                _buffer.Complete();
            }

            _buffer.Commit(count);
        }

        return !_evaluator.Run();
    }

    /// <summary>Returns the buffer to its pool.</summary>
    public void End() => _buffer.Release();

    public async Task<ValidationOutcome> RunAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        Begin(_bufferSize);
        try
        {
            do
            {
                while (!_buffer.IsComplete && _buffer.Free.Length > 0)
                {
                    var read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                    if (read.IsCanceled)
                    {
                        throw new OperationCanceledException("The read from the pipe was cancelled.");
                    }

                    var part = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, _buffer.Free.Length));
                    part.CopyTo(_buffer.Free.Span);
                    _buffer.Commit((int)part.Length);
                    if (read.IsCompleted && part.Length == read.Buffer.Length)
                    {
                        _buffer.Complete();
                    }

                    reader.AdvanceTo(part.End);
                }
            }
            while (!_evaluator.Run());

            return _evaluator.Outcome;
        }
        finally
        {
            _buffer.Release();
        }
    }

    private void Begin(int size)
    {
        _buffer.Begin(size);
        _evaluator.Reset();
    }
}
