namespace Qlower.Loaders.Tests.Reporting;

/// <summary>A large file that is nowhere: a head, a piece many times over, and a tail.</summary>
internal sealed class RepeatingStream(byte[] head, byte[] piece, long times, byte[] tail) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => head.Length + (piece.Length * times) + tail.Length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = 0;
        while (read < buffer.Length && _position < Length)
        {
            var source = Rest();
            var count = Math.Min(source.Length, buffer.Length - read);
            source[..count].CopyTo(buffer[read..]);
            read += count;
            _position += count;
        }

        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private ReadOnlySpan<byte> Rest()
    {
        if (_position < head.Length)
        {
            return head.AsSpan((int)_position);
        }

        var within = _position - head.Length;
        return within < piece.Length * times
            ? piece.AsSpan((int)(within % piece.Length))
            : tail.AsSpan((int)(within - (piece.Length * times)));
    }
}
