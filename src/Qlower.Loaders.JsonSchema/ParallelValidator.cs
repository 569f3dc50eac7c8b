using System.Buffers;
using System.Globalization;
using Qlower.Loaders.JsonSchema.Evaluation;
using Qlower.Loaders.JsonSchema.Scanning;
using Qlower.Loaders.JsonSchema.Splitting;

namespace Qlower.Loaders.JsonSchema;

/// <summary>
/// Validates one JSON text on several threads, with the findings of a <see cref="StreamingValidator"/> in the same order. It is faster
/// where most of the text is an array of objects at the root or right below it; for other texts it is as fast as one thread. Pieces are
/// cut where records seem to begin, validated ahead, and count only once everything before them has proved that they do. Validates a
/// single instance and is not thread-safe.
/// </summary>
public sealed class ParallelValidator
{
    private const int ChunkSize = 256 * 1024;
    private const int BufferSize = 256 * 1024;
    private const int MaxPause = 64;

    private readonly CompiledSchema _schema;
    private readonly ValidationSink _sink;
    private readonly ValidationLimits _limits;
    private readonly int _chunkSize;
    private readonly ChunkWorker[] _workers;
    private readonly InputBuffer _buffer = new();
    private readonly Evaluator _leader;
    private WrongCut _wrongCut = new();
    private string? _array;
    private long _itemsBefore;
    private int _pause;
    private int _nextPause = 1;
    private bool _isUsed;
    private bool _isOver;

    /// <summary>Creates a validator for one instance.</summary>
    /// <param name="schema">The schema, without observed values.</param>
    /// <param name="sink">Receives findings and progress, on one thread at a time.</param>
    /// <param name="degree">Threads to keep busy, at least 1; usually the number of processors. Each uses about a megabyte.</param>
    /// <param name="limits">Limits; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">The schema or the sink is null.</exception>
    /// <exception cref="ArgumentException">The schema has observed values, which are raised in order and need one thread.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The degree or a limit is not greater than zero.</exception>
    public ParallelValidator(CompiledSchema schema, ValidationSink sink, int degree, ValidationLimits? limits = null)
        : this(schema, sink, degree, limits, ChunkSize)
    {
    }

    internal ParallelValidator(CompiledSchema schema, ValidationSink sink, int degree, ValidationLimits? limits, int chunkSize)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degree);
        if (schema.Program.Observes)
        {
            throw new ArgumentException("A schema with observed values can only be validated on one thread.", nameof(schema));
        }

        _limits = limits ?? new ValidationLimits();
        _limits.Check();
        _schema = schema;
        _sink = sink;
        _workers = new ChunkWorker[degree];
        _chunkSize = chunkSize;
        _leader = new Evaluator(schema.Program, sink, _limits, _buffer);
    }

    /// <summary>Pieces that were validated ahead and counted.</summary>
    internal int PiecesAhead { get; private set; }

    /// <summary>Reads and validates the stream to its end or to the first fatal fault.</summary>
    /// <param name="stream">The instance; not disposed. May be read beyond a fatal fault.</param>
    /// <param name="cancellationToken">Ends the pass between two pieces.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="InvalidOperationException">This validator was used before.</exception>
    /// <exception cref="OperationCanceledException">The pass was cancelled.</exception>
    public async Task<ValidationOutcome> ValidateAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (_isUsed)
        {
            throw new InvalidOperationException("A validator validates one instance only; create another one.");
        }

        _isUsed = true;
        _buffer.Begin(BufferSize);
        try
        {
            var reader = new ChunkReader(stream, _chunkSize);
            while (!_isOver)
            {
                ValidateInOrder(await reader.ReadAsync(cancellationToken).ConfigureAwait(false));
                _pause = Math.Max(0, _pause - 1);
                if (_workers.Length > 1 && _pause == 0 && !_isOver && _leader.CanSplit)
                {
                    await GoAheadAsync(reader, cancellationToken).ConfigureAwait(false);
                }
            }

            return _leader.Outcome;
        }
        finally
        {
            _buffer.Release();
        }
    }

    /// <summary>Validates pieces ahead while they are runs of items of the array that the leader is in, then the remaining ones in order.</summary>
    private async Task GoAheadAsync(ChunkReader reader, CancellationToken cancellationToken)
    {
        var before = PiecesAhead;
        Prepare();
        using var run = new AheadRun(reader, _workers, _wrongCut, Count);
        var left = await run.RunAsync(cancellationToken).ConfigureAwait(false);
        foreach (var chunk in left)
        {
            ValidateInOrder(chunk);
        }

        _nextPause = PiecesAhead > before ? 1 : Math.Min(MaxPause, _nextPause * 2);
        _pause = _nextPause;
    }

    /// <summary>Starts the workers in the state of the leader.</summary>
    private void Prepare()
    {
        _array = _leader.ArrayPointer;
        _itemsBefore = _leader.ItemCount;
        _wrongCut = new WrongCut();
        for (var i = 0; i < _workers.Length; i++)
        {
            _workers[i] = new ChunkWorker(_schema.Program, _limits, _leader, _wrongCut);
        }
    }

    private void Count(Chunk chunk, ChunkResult result)
    {
        var start = _leader.PositionOf(chunk.Offset);
        foreach (var finding in result.Findings)
        {
            var position = start.Plus(new Position(finding.Line, finding.Column));
            _sink.OnFinding(finding.At(PointerOf(finding.InstancePointer), position.Line, position.Column));
        }

        _leader.Skip(result.Items, result.Errors, chunk.Offset + chunk.Count, start.Plus(result.End));
        _sink.OnProgress(chunk.Offset + chunk.Count);
        PiecesAhead++;
    }

    /// <summary>Replaces the index of the item by its real one.</summary>
    private string PointerOf(string pointer)
    {
        var from = _array!.Length + 1;
        var to = pointer.IndexOf('/', from);
        to = to < 0 ? pointer.Length : to;
        var index = long.Parse(pointer.AsSpan(from, to - from), CultureInfo.InvariantCulture) - _itemsBefore + _leader.ItemCount;
        return string.Create(CultureInfo.InvariantCulture, $"{_array}/{index}{pointer.AsSpan(to)}");
    }

    /// <summary>Validates a piece in order, with the state of everything before it.</summary>
    private void ValidateInOrder(Chunk chunk)
    {
        var rest = chunk.Bytes.AsSpan(0, chunk.Count);
        while (!_isOver)
        {
            var count = Math.Min(rest.Length, _buffer.Free.Length);
            rest[..count].CopyTo(_buffer.Free.Span);
            _buffer.Commit(count);
            rest = rest[count..];
            if (rest.Length == 0 && chunk.IsLast)
            {
                _buffer.Complete();
            }

            _isOver = _leader.Run();
            if (rest.Length == 0 && !chunk.IsLast)
            {
                break;
            }
        }

        ArrayPool<byte>.Shared.Return(chunk.Bytes);
    }
}
