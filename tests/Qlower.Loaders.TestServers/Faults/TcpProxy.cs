using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Qlower.Loaders.TestServers.Faults;

/// <summary>
/// A TCP proxy of 127.0.0.1 in front of a server, by which a test cuts, stalls and refuses connections. Without faults it passes every byte on.
/// Thread-safe.
/// </summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly int _target;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<ProxiedConnection, bool> _open = new();
    private readonly ProxyFaults _faults = new();
    private readonly Task _accepting;
    private int _accepted;

    /// <summary>Starts the proxy on a port of its own.</summary>
    /// <param name="target">The server's port on 127.0.0.1.</param>
    public TcpProxy(int target)
    {
        _target = target;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>The port that clients connect to.</summary>
    public int Port { get; }

    /// <summary>How many connections were accepted so far, refused ones included.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>Whether new connections are closed at once; those that are open stay.</summary>
    public bool Refusing { get; set; }

    /// <summary>Breaks every open connection off, as a crash does: with a reset. New ones are welcome.</summary>
    public void Cut()
    {
        foreach (var connection in _open.Keys)
        {
            connection.Cut();
        }
    }

    /// <summary>Breaks the connection off that passes the so many-th byte from now on, once.</summary>
    /// <param name="direction">The way that is counted.</param>
    /// <param name="bytes">How many bytes are passed on before.</param>
    public void CutAfter(ProxyDirections direction, long bytes) => _faults.CutAfter(direction, bytes);

    /// <summary>Passes nothing on, on open and new connections, without closing them: a black hole.</summary>
    /// <param name="directions">The ways that are stalled.</param>
    public void Stall(ProxyDirections directions = ProxyDirections.Both) => _faults.Stall(directions);

    /// <summary>Ends a stall; what was held back is passed on.</summary>
    public void Resume() => _faults.Resume();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        _faults.Resume();
        Cut();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptSocketAsync();
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                return;
            }

            Interlocked.Increment(ref _accepted);
            if (Refusing)
            {
                client.Close(0);
                continue;
            }

            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        var connection = new ProxiedConnection(client, server, _faults);
        _open[connection] = true;
        try
        {
            await connection.RunAsync(_target);
        }
        finally
        {
            _open.TryRemove(connection, out _);
        }
    }
}
