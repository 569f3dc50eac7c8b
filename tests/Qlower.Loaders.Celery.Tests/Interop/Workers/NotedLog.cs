using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Qlower.Loaders.Celery.Tests.Interop.Workers;

/// <summary>Keeps what is logged, for tests to read.</summary>
internal sealed class NotedLog(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue(formatter(state, exception) + (exception is null ? "" : $" {exception.GetType().Name}: {exception.Message}"));

    public void Dispose()
    {
        // Nothing is held.
    }
}
