namespace Qlower.Loaders.Integration;

/// <summary>
/// The circuit breaker of one integrator, shared by every worker of the process. A failure opens it for a pause, during which nobody calls the
/// integrator; then one call is the probe, and its result closes the breaker or opens it for twice the pause. Thread-safe.
/// </summary>
/// <param name="longest">The longest pause, except where the integrator asks for a longer one.</param>
/// <param name="time">Measures the pauses.</param>
internal sealed class IntegratorBreaker(TimeSpan longest, TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>How long loads wait at most while another one probes: the integrator may answer at any moment.</summary>
    private static readonly TimeSpan LongestOfProbe = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private string? _reason;
    private TimeSpan _pause;
    private TimeSpan _doubled;
    private long _opened;
    private bool _isProbing;

    public bool IsOpen
    {
        get
        {
            lock (_gate)
            {
                return _reason is not null;
            }
        }
    }

    /// <summary>Returns why and for how long the integrator must not be called; <see langword="null"/> when it may be called now.</summary>
    public BreakerWait? FindWait()
    {
        lock (_gate)
        {
            return Wait();
        }
    }

    /// <summary>Begins a call, or returns why and for how long the integrator must not be called. A call that begins must end by one of the other methods.</summary>
    /// <param name="isProbe">Whether the call is the probe of an open breaker.</param>
    public BreakerWait? TryEnter(out bool isProbe)
    {
        lock (_gate)
        {
            var wait = Wait();
            isProbe = wait is null && _reason is not null;
            _isProbing |= isProbe;
            return wait;
        }
    }

    /// <summary>Ends a call that the integrator answered: the breaker closes.</summary>
    /// <returns>Whether it was open.</returns>
    public bool Close()
    {
        lock (_gate)
        {
            var wasOpen = _reason is not null;
            (_reason, _isProbing, _doubled) = (null, false, TimeSpan.Zero);
            return wasOpen;
        }
    }

    /// <summary>Ends a call that failed: the breaker opens. Several calls that fail together open it once.</summary>
    /// <param name="reason">The reason, without secrets and personal data.</param>
    /// <param name="retryAfter">How long the integrator asks not to be called; <see langword="null"/> when it did not ask.</param>
    /// <param name="isProbe">Whether the call was the probe.</param>
    /// <returns>Whether it was closed, and the wait from now on.</returns>
    public (bool WasClosed, BreakerWait Wait) Open(string reason, TimeSpan? retryAfter, bool isProbe)
    {
        lock (_gate)
        {
            var wasClosed = _reason is null;
            if (wasClosed || isProbe)
            {
                _doubled = wasClosed ? Shortest : _doubled * 2;
                _doubled = _doubled < longest ? _doubled : longest;
                _pause = retryAfter > _doubled ? retryAfter.Value : _doubled;
                _opened = time.GetTimestamp();
                _isProbing = false;
            }

            _reason = reason;
            return (wasClosed, Wait() ?? new BreakerWait(reason, Shortest));
        }
    }

    /// <summary>Ends a probe without a result: it was cancelled.</summary>
    public void Abandon(bool isProbe)
    {
        lock (_gate)
        {
            _isProbing &= !isProbe;
        }
    }

    private BreakerWait? Wait()
    {
        if (_reason is null)
        {
            return null;
        }

        if (_isProbing)
        {
            return new BreakerWait(_reason, _pause < LongestOfProbe ? _pause : LongestOfProbe);
        }

        var left = _pause - time.GetElapsedTime(_opened);
        return left > TimeSpan.Zero ? new BreakerWait(_reason, left) : null;
    }
}
