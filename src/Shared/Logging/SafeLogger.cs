using Microsoft.Extensions.Logging;

namespace Qlower.Shared.Logging;

/// <summary>
/// A logger whose calls never throw: an entry that a provider cannot write, because a disk is full for example, is lost, and the work that logged it
/// continues. Every provider has received the entry when the exception of one is ignored. Thread-safe.
/// </summary>
internal sealed class SafeLogger<T>(ILoggerFactory factory) : ILogger<T>
{
    // Composes the category as the platform's own logger does.
    private readonly Logger<T> _inner = new(factory);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        try
        {
            return ((ILogger)_inner).BeginScope(state);
        }
        catch (Exception)
        {
            return null;
        }
    }

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return ((ILogger)_inner).IsEnabled(logLevel);
        }
        catch (Exception)
        {
            return false;
        }
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            ((ILogger)_inner).Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception)
        {
            // Nothing else could report it.
        }
    }
}
