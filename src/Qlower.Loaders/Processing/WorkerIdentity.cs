using System.Globalization;

namespace Qlower.Loaders.Processing;

/// <summary>The names under which this process holds leases: one a lease, so that two of its workers are never taken for one. Thread-safe.</summary>
internal sealed class WorkerIdentity
{
    private readonly string _process = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}");

    private long _leases;

    public string NextOwner() => string.Create(CultureInfo.InvariantCulture, $"{_process}/{Interlocked.Increment(ref _leases)}");
}
