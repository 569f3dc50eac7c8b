using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Qlower.Loaders.TestServers.Faults;

/// <summary>
/// Stands between an HTTP/1.1 client and a server and does to each request what the test says. Bytes go through unchanged, so that signatures
/// hold. Thread-safe.
/// </summary>
public sealed class HttpFaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _server;
    private readonly Task _accepting;
    private readonly ConcurrentQueue<HttpCall> _calls = new();
    private int _number;

    /// <summary>Starts a proxy before a server.</summary>
    public HttpFaultProxy(Uri server)
    {
        _server = server;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    /// <summary>Where clients connect.</summary>
    public Uri Address { get; }

    /// <summary>What becomes of a request; asked before it is forwarded. Nothing by default. May wait, or do things of its own.</summary>
    public Func<HttpCall, ValueTask<HttpFault>> Script { get; set; } = _ => ValueTask.FromResult(HttpFault.None);

    /// <summary>Called with each request that the server answered, before the answer is forwarded. Does nothing by default.</summary>
    public Action<HttpCall> Answered { get; set; } = _ => { };

    /// <summary>The requests so far, in their order.</summary>
    public IReadOnlyCollection<HttpCall> Calls => [.. _calls];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient accepted)
    {
        using var client = accepted;
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(_server.Host, _server.Port, _stop.Token);
            client.NoDelay = server.NoDelay = true;
            var near = new HttpPeer(client.GetStream());
            var far = new HttpPeer(server.GetStream());
            while (await ExchangeAsync(near, far))
            {
            }
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side is gone: so is the other.
        }
    }

    private async Task<bool> ExchangeAsync(HttpPeer near, HttpPeer far)
    {
        if (await near.ReadHeadAsync(_stop.Token) is not { } head)
        {
            return false;
        }

        var call = new HttpCall(Interlocked.Increment(ref _number), head.First.Split(' ')[0], head.First.Split(' ')[1], head.Headers);
        _calls.Enqueue(call);
        var fault = await Script(call);
        switch (fault)
        {
            case HttpFault.Cut { IsForwarded: false }:
                return false;
            case HttpFault.Hang { IsForwarded: false }:
                await Task.Delay(Timeout.Infinite, _stop.Token);
                return false;
            case HttpFault.Refuse refuse:
                await near.SwallowAsync(head, _stop.Token);
                await near.Stream.WriteAsync(AnswerOf(refuse, call.Method == "HEAD"), _stop.Token);
                return true;
        }

        await far.Stream.WriteAsync(head.Bytes, _stop.Token);
        var body = near.RelayAsync(head, far, long.MaxValue, _stop.Token);
        var answer = await far.ReadHeadAsync(_stop.Token);
        while (answer?.Status == 100)
        {
            await near.Stream.WriteAsync(answer.Bytes, _stop.Token);
            await body;
            answer = await far.ReadHeadAsync(_stop.Token);
        }

        Answered(call);
        if (fault is HttpFault.Hang)
        {
            await Task.Delay(Timeout.Infinite, _stop.Token);
        }

        if (answer is null || fault is HttpFault.Cut)
        {
            return false;
        }

        // A server that refuses a request by its head alone never sees the body.
        var isBodySent = !head.Headers.ContainsKey("expect") || body.IsCompleted;
        if (isBodySent)
        {
            await body;
        }

        await near.Stream.WriteAsync(answer.Bytes, _stop.Token);
        var hasBody = call.Method != "HEAD" && answer.Status is not (204 or 304);
        var most = fault is HttpFault.Truncate truncate ? truncate.Bytes : long.MaxValue;
        var isWhole = !hasBody || await far.RelayAsync(answer, near, most, _stop.Token);
        if (!isWhole && fault is HttpFault.Truncate { IsLeftOpen: true })
        {
            await Task.Delay(Timeout.Infinite, _stop.Token);
        }

        return isWhole && isBodySent;
    }

    private static byte[] AnswerOf(HttpFault.Refuse refuse, bool isHead)
    {
        var body = isHead ? "" : $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{refuse.Code}</Code><Message>as the test says</Message></Error>";
        return Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {refuse.Status} {refuse.Code}\r\nContent-Type: application/xml\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
    }
}
