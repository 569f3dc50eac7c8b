using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace Qlower.Loaders.Monitoring;

/// <summary>
/// Stops the host on SIGHUP, which is sent when a terminal closes; the platform's hosts handle SIGINT, SIGQUIT and SIGTERM. By default the signal ends
/// the process, and its leases would have to expire. A host without a lifetime is not changed.
/// </summary>
internal sealed class HangUpSignal(IHostApplicationLifetime? lifetime = null) : IHostedService, IDisposable
{
    private PosixSignalRegistration? _registration;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (lifetime is not null)
        {
            _registration = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _registration?.Dispose();

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        lifetime?.StopApplication();
    }
}
