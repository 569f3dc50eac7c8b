using Microsoft.Extensions.Hosting;

namespace Qlower.Loaders.Pipeline;

/// <summary>
/// The first hosted service. A host creates all its hosted services before it validates options, and one of them may fail on its own options and
/// hide every other error: this one validates when it is created, and also checks what only a host requires.
/// </summary>
internal sealed class StartupGate : IHostedService
{
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">There are errors; the failures are all of them.</exception>
    public StartupGate(StartupValidator validator, HostCheck host) => validator.EnsureValid(host.Run());

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
