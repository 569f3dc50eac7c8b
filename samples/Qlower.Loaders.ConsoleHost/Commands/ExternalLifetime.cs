using Microsoft.Extensions.Hosting;

namespace Qlower.Loaders.ConsoleHost.Commands;

/// <summary>Signals are the program's, not the host's.</summary>
internal sealed class ExternalLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
