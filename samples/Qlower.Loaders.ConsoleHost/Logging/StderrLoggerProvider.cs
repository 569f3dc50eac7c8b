using Microsoft.Extensions.Logging;
using Qlower.Loaders.ConsoleHost.Output;

namespace Qlower.Loaders.ConsoleHost.Logging;

/// <summary>Writes log entries as lines of the error stream, without disturbing other output there.</summary>
internal sealed class StderrLoggerProvider(Screen screen, bool isVerbose) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new StderrLogger(screen, categoryName, isVerbose);

    public void Dispose()
    {
    }
}
