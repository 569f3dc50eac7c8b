using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Qlower.Loaders.Sqs.Tests;

/// <summary>Keeps every log entry: the event's name and the text. Thread-safe.</summary>
internal sealed class CollectingLog : ILoggerProvider
{
    private readonly ConcurrentQueue<(string? Event, string Text)> _entries = new();

    public int Count(string name) => _entries.Count(entry => entry.Event == name);

    public IEnumerable<string> Texts => _entries.Select(entry => entry.Text);

    public ILogger CreateLogger(string categoryName) => new Collector(_entries);

    public void Dispose()
    {
    }

    private sealed class Collector(ConcurrentQueue<(string? Event, string Text)> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            entries.Enqueue((eventId.Name, $"{formatter(state, exception)} {exception}"));
    }
}
