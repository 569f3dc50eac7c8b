namespace Qlower.Loaders;

/// <summary>Thrown when a functional system is unavailable. The engine retries the batch with back-off, then defers the load.</summary>
public sealed class IntegratorUnavailableException(string message, Exception? innerException = null) : LoaderException(message, innerException)
{
    /// <summary>How long the system asks not to be called; <see langword="null"/> when it did not ask. The engine waits for at least this time.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the integrator retried the call already: the engine defers the load without attempts of its own. <see langword="false"/> unless set.</summary>
    public bool HasRetried { get; init; }
}
