using Microsoft.Extensions.Hosting;

namespace Qlower.Loaders.Pipeline;

/// <summary>Keeps a host from starting while something is wrong, before any worker takes a file.</summary>
internal sealed class StartupValidationService(StartupValidator validator) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        validator.EnsureValid();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
