using System.Globalization;

namespace Qlower.Loaders.Processing;

/// <summary>Creates the owner names of this process: one for each lease, so that two of its workers never share one. Thread-safe.</summary>
internal sealed class WorkerIdentity
{
    private readonly string _process = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}");

    private long _leases;

    public string NextOwner() => string.Create(CultureInfo.InvariantCulture, $"{_process}/{Interlocked.Increment(ref _leases)}");
}
