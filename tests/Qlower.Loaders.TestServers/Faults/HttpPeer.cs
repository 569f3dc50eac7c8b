using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Qlower.Loaders.TestServers.Faults;

/// <summary>One side of a proxied HTTP/1.1 connection. Not thread-safe.</summary>
internal sealed class HttpPeer(NetworkStream stream)
{
    private readonly byte[] _buffer = new byte[64 << 10];
    private int _start;
    private int _end;

    public NetworkStream Stream => stream;

    /// <summary>The next request's or answer's head; <see langword="null"/> when the peer closed.</summary>
    public async Task<HttpHead?> ReadHeadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var end = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                var head = new HttpHead(_buffer.AsSpan(_start, end + 4).ToArray());
                _start += end + 4;
                return head;
            }

            if (!await FillAsync(cancellationToken))
            {
                return null;
            }
        }
    }

    /// <summary>Passes the body behind a head on to the other side.</summary>
    /// <returns>Whether all of it went.</returns>
    public async Task<bool> RelayAsync(HttpHead head, HttpPeer other, long most, CancellationToken cancellationToken)
    {
        if (head.IsChunked)
        {
            // Chunks end with an empty one: line by line is enough for a test.
            while (true)
            {
                var line = await ReadLineAsync(cancellationToken);
                await other.Stream.WriteAsync(line, cancellationToken);
                var size = long.Parse(Encoding.ASCII.GetString(line).Split(';', '\r')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                if (!await CopyAsync(size + 2, other, most, cancellationToken) || (most -= size) < 0)
                {
                    return false;
                }

                if (size == 0)
                {
                    return true;
                }
            }
        }

        return await CopyAsync(head.Length, other, most, cancellationToken);
    }

    /// <summary>Reads the body behind a request and forgets it.</summary>
    public async Task SwallowAsync(HttpHead head, CancellationToken cancellationToken)
    {
        if (head.Headers.ContainsKey("expect"))
        {
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancellationToken);
        }

        await CopyAsync(head.Length, null, long.MaxValue, cancellationToken);
    }

    private async Task<bool> CopyAsync(long length, HttpPeer? other, long most, CancellationToken cancellationToken)
    {
        while (length > 0 && most > 0)
        {
            if (_start == _end && !await FillAsync(cancellationToken))
            {
                throw new IOException("The peer closed in the middle.");
            }

            var count = (int)Math.Min(Math.Min(length, most), _end - _start);
            if (other is not null)
            {
                await other.Stream.WriteAsync(_buffer.AsMemory(_start, count), cancellationToken);
            }

            _start += count;
            length -= count;
            most -= count;
        }

        return length == 0;
    }

    private async Task<byte[]> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var end = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8);
            if (end >= 0)
            {
                var line = _buffer.AsSpan(_start, end + 2).ToArray();
                _start += end + 2;
                return line;
            }

            if (!await FillAsync(cancellationToken))
            {
                throw new IOException("The peer closed in the middle.");
            }
        }
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        return read > 0;
    }
}
