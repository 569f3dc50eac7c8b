using Microsoft.Extensions.Logging;
using Qlower.Loaders.ConsoleHost.Output;

namespace Qlower.Loaders.ConsoleHost.Logging;

/// <summary>Log entries as lines of the error stream, beside whatever else is shown there.</summary>
internal sealed class StderrLoggerProvider(Screen screen, bool isVerbose) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new StderrLogger(screen, categoryName, isVerbose);

    public void Dispose()
    {
    }
}
