using Microsoft.Extensions.Logging;

namespace Qlower.Celery.Tests.Interop.Workers;

/// <summary>Hands on what is logged, for tests to read.</summary>
internal sealed class NotedLog(Action<string> note) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        note(formatter(state, exception) + (exception is null ? "" : $" {exception.GetType().Name}: {exception.Message}"));

    public void Dispose()
    {
        // Nothing to dispose.
    }
}
