using System.Collections.Concurrent;
using Qlower.Loaders.TestServers.Faults;

namespace Qlower.Loaders.S3.Tests;

/// <summary>A proxy before the gateway that keeps the condition <c>If-None-Match</c> as AWS does in buckets with versions, where Ceph ignores it. Thread-safe.</summary>
internal sealed class AwsConditions : IAsyncDisposable
{
    private readonly HttpFaultProxy _proxy = new(Gateway.Address);
    private readonly ConcurrentDictionary<string, bool> _keys = new();

    public AwsConditions() => _proxy.Script = call =>
    {
        if (call.Method == "DELETE")
        {
            _keys.TryRemove(call.Path, out _);
        }

        return ValueTask.FromResult(call.Headers.ContainsKey("if-none-match") && !_keys.TryAdd(call.Path, true) ? HttpFault.Answer(412, "PreconditionFailed") : HttpFault.None);
    };

    public Uri Address => _proxy.Address;

    public ValueTask DisposeAsync() => _proxy.DisposeAsync();
}
