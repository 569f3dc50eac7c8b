using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Qlower.Loaders.ConsoleHost;

/// <summary>
/// Ctrl-C, SIGTERM and SIGHUP cancel the verb. When it has not ended within the limit, whatever hangs, the process exits; a second signal terminates it
/// immediately.
/// </summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignal() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, ConsoleHost.ExitCode.Interrupted)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, ConsoleHost.ExitCode.Terminated)),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => Stop(context, ConsoleHost.ExitCode.HungUp)),
    ];

    /// <summary>How long a verb may take to end; the shutdown timeout of the configuration where a verb has read one.</summary>
    public static TimeSpan Limit { get; set; } = new QlowerLoadersOptions().ShutdownTimeout;

    public CancellationToken Token => _stop.Token;

    public int ExitCode { get; private set; }

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void Stop(PosixSignalContext context, int exitCode)
    {
        if (ExitCode != 0)
        {
            return;
        }

        context.Cancel = true;
        ExitCode = exitCode;
        new Thread(ExitAtLimit) { IsBackground = true, Name = "exit" }.Start();

        // Callbacks of the cancellation may hang too.
        _ = _stop.CancelAsync();
    }

    private void ExitAtLimit()
    {
        Thread.Sleep(Limit);
        new Thread(() => Environment.Exit(ExitCode)) { IsBackground = true }.Start();
        Thread.Sleep(TimeSpan.FromSeconds(1));
        Process.GetCurrentProcess().Kill();
    }
}
