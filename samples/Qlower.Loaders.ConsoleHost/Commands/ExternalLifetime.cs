using Microsoft.Extensions.Hosting;

namespace Qlower.Loaders.ConsoleHost.Commands;

/// <summary>Leaves signals to the program instead of the host.</summary>
internal sealed class ExternalLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
