using System.Net;
using System.Net.Sockets;

namespace Qlower.Loaders.TestServers;

/// <summary>Ports of 127.0.0.1 that nothing listens on. Thread-safe.</summary>
public static class FreePorts
{
    /// <summary>The first of so many free ports in a row, below those that the system gives out by itself.</summary>
    public static int Take(int count = 1)
    {
        while (true)
        {
            var first = Random.Shared.Next(12_000, 32_000 - count);
            if (Enumerable.Range(first, count).All(IsFree))
            {
                return first;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
