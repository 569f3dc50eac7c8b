using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Qlower.Loaders.Testing.RulePacks;

/// <summary>Collects the exceptions that are logged: those of rules, which become findings, are errors. Thread-safe.</summary>
internal sealed class HarnessLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, Exception Error)> _exceptions = new();

    /// <summary>The first exception of each rule and schema engine that threw, in order.</summary>
    public IEnumerable<Exception> Faults => _exceptions.Where(entry => entry.Level >= LogLevel.Error).Select(entry => entry.Error);

    /// <summary>The exception that was logged last; <see langword="null"/> when there is none.</summary>
    public Exception? LastException => _exceptions.LastOrDefault().Error;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (exception is not null && IsEnabled(logLevel))
        {
            _exceptions.Enqueue((logLevel, exception));
        }
    }

    public void Dispose()
    {
    }
}
