using System.Globalization;

namespace Qlower.Loaders.Dispatch;

/// <summary>The name under which this process holds leases: machine, process id and a random part.</summary>
internal sealed class WorkerIdentity
{
    public string Name { get; } = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}");
}
