namespace Qlower.Loaders.Parts;

/// <summary>
/// Reads ranges of one file in mostly ascending order over as few streams as possible: a small gap is read over, a large one or a
/// step back opens anew. Not thread-safe.
/// </summary>
internal sealed class SourceCursor(Func<long, CancellationToken, Task<Stream>> open) : IAsyncDisposable
{
    private const int BufferBytes = 128 << 10;
    private const long LargestGap = 1 << 20;

    private readonly byte[] _buffer = new byte[BufferBytes];
    private Stream? _stream;
    private long _start;
    private int _length;
    private int _position;

    /// <summary>Offset of the next byte.</summary>
    public long Offset => _start + _position;

    /// <summary>What is buffered from <see cref="Offset"/> on.</summary>
    public ReadOnlySpan<byte> Buffered => _buffer.AsSpan(_position, _length - _position);

    /// <summary>Goes past buffered bytes.</summary>
    public void Advance(int count) => _position += count;

    /// <summary>Goes to an offset.</summary>
    public async Task MoveToAsync(long offset, CancellationToken cancellationToken)
    {
        if (_stream is null || offset < _start || offset - (_start + _length) > LargestGap)
        {
            await DisposeAsync().ConfigureAwait(false);
            _stream = await open(offset, cancellationToken).ConfigureAwait(false);
            (_start, _length, _position) = (offset, 0, 0);
            return;
        }

        while (offset > _start + _length)
        {
            _position = _length;
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                throw new SourceChangedException("The file is shorter than it was.");
            }
        }

        _position = (int)(offset - _start);
    }

    /// <summary>Reads more once everything buffered is used.</summary>
    /// <returns><see langword="false"/> at the end of the file.</returns>
    public async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        _start += _length;
        _position = 0;
        _length = await _stream!.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false);
        return _length > 0;
    }

    public async ValueTask DisposeAsync()
    {
        if (_stream is { } stream)
        {
            _stream = null;
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }
}
