using System.Runtime.InteropServices;

namespace Qlower.Loaders.ConsoleHost;

/// <summary>Ctrl-C and SIGTERM cancel the verb; a second signal terminates the process immediately.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public StopSignal()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, ConsoleHost.ExitCode.Interrupted));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, ConsoleHost.ExitCode.Terminated));
    }

    public CancellationToken Token => _stop.Token;

    public int ExitCode { get; private set; }

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _stop.Dispose();
    }

    private void Stop(PosixSignalContext context, int exitCode)
    {
        if (ExitCode != 0)
        {
            return;
        }

        context.Cancel = true;
        ExitCode = exitCode;
        _stop.Cancel();
    }
}
