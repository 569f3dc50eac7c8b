using System.Net;
using System.Net.Sockets;

namespace Qlower.Loaders.TestServers.Faults;

/// <summary>One connection through a proxy: two sockets and the bytes between them.</summary>
internal sealed class ProxiedConnection(Socket client, Socket server, ProxyFaults faults)
{
    private readonly TaskCompletionSource _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task RunAsync(int target)
    {
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, target);
            await Task.WhenAll(PumpAsync(client, server, ProxyDirections.ToServer), PumpAsync(server, client, ProxyDirections.ToClient));
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // One side is gone; the other follows.
        }
        finally
        {
            Cut();
        }
    }

    /// <summary>Resets both sides.</summary>
    public void Cut()
    {
        _cut.TrySetResult();
        client.Close(0);
        server.Close(0);
    }

    private async Task PumpAsync(Socket from, Socket to, ProxyDirections direction)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer)) > 0)
            {
                await Task.WhenAny(faults.PassAsync(direction), _cut.Task);
                var passing = faults.Count(direction, read);
                for (var sent = 0; sent < passing;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, passing - sent));
                }

                if (passing < read)
                {
                    Cut();
                    return;
                }
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            Cut();
        }
    }
}
