using Microsoft.Extensions.Logging;
using Qlower.Loaders.ConsoleHost.Output;

namespace Qlower.Loaders.ConsoleHost.Logging;

/// <summary>Writes one line for each entry. Of an exception it writes the type, of one of the loader the message, with the stack trace under <c>--verbose</c>.</summary>
internal sealed class StderrLogger(Screen screen, string category, bool isVerbose) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var message = $"{Word(logLevel)}: {category[(category.LastIndexOf('.') + 1)..]}: {formatter(state, exception)}";
        if (exception is not null)
        {
            message += isVerbose ? "\n" + ErrorDetails.Of(exception) : exception is LoaderException ? " " + exception.Message : $" ({exception.GetType().Name})";
        }

        screen.Error(message);
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "error",
        _ => "critical",
    };
}
