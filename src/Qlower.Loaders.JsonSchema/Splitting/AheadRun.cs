using System.Buffers;

namespace Qlower.Loaders.JsonSchema.Splitting;

/// <summary>
/// Validates pieces ahead on several threads until one turns out to be no run of items. Each thread reads its next piece itself: the piece is in
/// that processor's cache then, and no thread sleeps while there is work, as it would while waiting for another to pass it some.
/// </summary>
/// <param name="reader">Reads the pieces.</param>
/// <param name="workers">One for each thread.</param>
/// <param name="wrongCut">The first piece that was no run of items; shared with the workers.</param>
/// <param name="count">Called with the pieces that were runs of items, in order, one at a time.</param>
internal sealed class AheadRun(ChunkReader reader, IReadOnlyList<ChunkWorker> workers, WrongCut wrongCut, Action<Chunk, ChunkResult> count) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly SemaphoreSlim _room = new(workers.Count * 2);
    private readonly Queue<Piece> _pieces = new();
    private volatile bool _isOver;
    private bool _cannotCount;

    /// <returns>Pieces that were read and do not count, in order.</returns>
    public async Task<IReadOnlyList<Chunk>> RunAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(workers.Select(worker => Task.Run(() => RunAsync(worker, cancellationToken), CancellationToken.None))).ConfigureAwait(false);
        return [.. _pieces.Select(piece => piece.Chunk)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reading.Dispose();
        _room.Dispose();
    }

    private async Task RunAsync(ChunkWorker worker, CancellationToken cancellationToken)
    {
        try
        {
            while (await TakeAsync(cancellationToken).ConfigureAwait(false) is { } piece)
            {
                piece.Result = Run(worker, piece.Chunk);
                if (!piece.Result.IsRun)
                {
                    // No piece after this one counts, so none frees room: the workers that wait for room must be released.
                    return;
                }

                CountInOrder();
            }
        }
        finally
        {
            _isOver = true;
            _room.Release(workers.Count);
        }
    }

    /// <returns>The next piece, null when no more pieces are validated ahead.</returns>
    private async Task<Piece?> TakeAsync(CancellationToken cancellationToken)
    {
        await _room.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        await _reading.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            if (_isOver)
            {
                return null;
            }

            var piece = new Piece(await reader.ReadAsync(cancellationToken).ConfigureAwait(false));
            lock (_pieces)
            {
                _pieces.Enqueue(piece);
            }

            // The last one contains the end of the array.
            _isOver |= piece.Chunk.IsLast;
            return piece.Chunk.IsLast ? null : piece;
        }
        finally
        {
            _reading.Release();
        }
    }

    private ChunkResult Run(ChunkWorker worker, Chunk chunk)
    {
        var result = ChunkResult.NoRun;
        try
        {
            result = worker.Run(chunk);
        }
#pragma warning disable CA1031 // A piece that was cut wrongly may hold anything; its real content is validated in order.
        catch (Exception)
#pragma warning restore CA1031
        {
            // The piece counts as no run.
        }

        if (!result.IsRun)
        {
            wrongCut.Note(chunk.Offset);
        }

        return result;
    }

    private void CountInOrder()
    {
        lock (_pieces)
        {
            while (!_cannotCount && _pieces.TryPeek(out var piece) && piece.Result is { IsRun: true } result)
            {
                // Remains set when the sink throws: it must not receive further findings.
                _cannotCount = true;
                count(piece.Chunk, result);
                _cannotCount = false;
                _pieces.Dequeue();
                ArrayPool<byte>.Shared.Return(piece.Chunk.Bytes);
                _room.Release();
            }
        }
    }

    private sealed class Piece(Chunk chunk)
    {
        private volatile ChunkResult? _result;

        public Chunk Chunk => chunk;

        public ChunkResult? Result
        {
            get => _result;
            set => _result = value;
        }
    }
}
