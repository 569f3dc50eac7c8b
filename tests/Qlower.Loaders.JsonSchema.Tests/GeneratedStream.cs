namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>A head, a part repeated so many times, a tail: big inputs without big memory.</summary>
internal sealed class GeneratedStream(byte[] head, byte[] part, long repeats, byte[] tail) : Stream
{
    private readonly long _length = head.Length + (part.Length * repeats) + tail.Length;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => _length;

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var written = 0;
        while (written < buffer.Length && _position < _length)
        {
            var inParts = _position - head.Length;
            var source = inParts < 0 ? head.AsSpan((int)_position)
                : inParts < part.Length * repeats ? part.AsSpan((int)(inParts % part.Length))
                : tail.AsSpan((int)(inParts - (part.Length * repeats)));
            var count = Math.Min(source.Length, buffer.Length - written);
            source[..count].CopyTo(buffer[written..]);
            written += count;
            _position += count;
        }

        return written;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
