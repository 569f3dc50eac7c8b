using System.Globalization;
using System.Text;

namespace Qlower.Loaders.ConsoleHost.Output;

/// <summary>One of the standard streams behind a queue. Writing never throws. Writes of one caller at a time; the properties are thread-safe.</summary>
internal sealed class QueuedStream(OutputQueue queue, Stream target) : Stream
{
    private volatile Exception? _failure;
    private volatile bool _drops;
    private long _dropped;

    /// <summary>Why the stream cannot be written; <see langword="null"/> while it can. Later output is lost.</summary>
    public Exception? Failure => _failure;

    /// <summary>Whether output is dropped, in whole lines, while the queue is full; by default the caller waits.</summary>
    public bool Drops
    {
        get => _drops;
        set => _drops = value;
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.IsEmpty || _failure is not null)
        {
            return;
        }

        if (_dropped > 0)
        {
            // The rest of a line whose beginning was dropped is dropped too.
            var notice = string.Create(CultureInfo.InvariantCulture, $"[{_dropped} bytes of output were dropped: nobody read them]\n");
            var line = buffer.IndexOf((byte)'\n');
            if (line < 0 || !queue.TryAdd(this, Encoding.UTF8.GetBytes(notice), waits: false))
            {
                _dropped += buffer.Length;
                return;
            }

            _dropped = 0;
            buffer = buffer[(line + 1)..];
        }

        if (!buffer.IsEmpty && !queue.TryAdd(this, buffer.ToArray(), waits: !_drops))
        {
            _dropped += buffer.Length;
        }
    }

    /// <summary>Writes to the target; called by the queue alone.</summary>
    public void WriteNow(byte[] bytes)
    {
        if (_failure is not null)
        {
            return;
        }

        try
        {
            target.Write(bytes);
            target.Flush();
        }
        catch (Exception error)
        {
            _failure = error;
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
