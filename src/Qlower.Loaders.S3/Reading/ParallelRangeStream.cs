namespace Qlower.Loaders.S3.Reading;

/// <summary>
/// Reads a large range as several smaller ones concurrently, and returns their bytes in order. Buffers as many ranges. Not thread-safe.
/// </summary>
internal sealed class ParallelRangeStream : ForwardStream
{
    private readonly S3Range _range;
    private readonly int _rangeBytes;
    private readonly Func<S3Range, ResumingStream> _open;
    private readonly CancellationTokenSource _stop = new();
    private readonly Queue<Task<Block>> _ahead = new();
    private readonly RangeBufferPool _buffers;
    private readonly int _most;
    private long _next;
    private Block? _block;
    private int _position;

    public ParallelRangeStream(S3Range range, int rangeBytes, int most, RangeBufferPool buffers, Func<S3Range, ResumingStream> open)
    {
        (_range, _rangeBytes, _most, _buffers, _open, _next) = (range, rangeBytes, most, buffers, open, range.Start);
        ReadAhead();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_block is null)
        {
            if (_ahead.Count == 0)
            {
                return 0;
            }

            _block = await _ahead.Peek().WaitAsync(cancellationToken).ConfigureAwait(false);
            _ = _ahead.Dequeue();
            _position = 0;
        }

        var count = Math.Min(buffer.Length, _block.Length - _position);
        _block.Bytes.AsMemory(_position, count).CopyTo(buffer);
        _position += count;
        if (_position == _block.Length)
        {
            _buffers.Return(_block.Bytes);
            _block = null;
            ReadAhead();
        }

        return count;
    }

    public override async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        while (_ahead.TryDequeue(out var task))
        {
            try
            {
                _buffers.Return((await task.ConfigureAwait(false)).Bytes);
            }
            catch (Exception error) when (error is LoaderException or OperationCanceledException)
            {
                // Its bytes are not needed any more.
            }
        }

        if (_block is { } block)
        {
            _block = null;
            _buffers.Return(block.Bytes);
        }

        _stop.Dispose();
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Does not wait: pending requests are cancelled, and their buffers are left to the garbage collector.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing && _ahead.Count > 0)
        {
            _stop.Cancel();
            _ahead.Clear();
        }

        base.Dispose(disposing);
    }

    private void ReadAhead()
    {
        while (_ahead.Count < _most && _next < _range.End)
        {
            var range = _range with { Start = _next, End = Math.Min(_next + _rangeBytes, _range.End) };
            _next = range.End;
            _ahead.Enqueue(FetchAsync(range));
        }
    }

    private async Task<Block> FetchAsync(S3Range range)
    {
        var block = new Block(_buffers.Rent(), (int)range.Length);
        var stream = _open(range);
        await using (stream.ConfigureAwait(false))
        {
            await stream.ReadExactlyAsync(block.Bytes.AsMemory(0, block.Length), _stop.Token).ConfigureAwait(false);
            return block;
        }
    }

    private sealed record Block(byte[] Bytes, int Length);
}
