using RabbitMQ.Client;

namespace Qlower.Loaders.Celery.Worker;

/// <summary>
/// Settles the deliveries of one channel. What is done within a few milliseconds goes to the broker in one frame, since each frame costs the
/// broker as much as handing out a message; a place that is free never waits for that. On a channel that is gone nothing happens: the broker has
/// taken the messages back already, and delivers them again. Thread-safe.
/// </summary>
internal sealed class Acknowledgements : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(5);

    private readonly IChannel _channel;
    private readonly int _most;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private readonly SortedSet<ulong> _open = [];
    private List<ulong> _done = [];
    private Task _sending = Task.CompletedTask;

    /// <param name="channel">The channel, whose deliveries are announced in the order of their tags.</param>
    /// <param name="most">How many deliveries that are done may wait for each other, from 1.</param>
    /// <param name="time">The clock.</param>
    public Acknowledgements(IChannel channel, int most, TimeProvider time)
    {
        (_channel, _most) = (channel, most);
        _timer = time.CreateTimer(_ => Flush(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool IsChannelOpen => _channel.IsOpen;

    /// <summary>Takes note of a delivery, which is open from now on.</summary>
    public void Begin(ulong tag)
    {
        lock (_lock)
        {
            _open.Add(tag);
        }
    }

    public void Ack(ulong tag)
    {
        lock (_lock)
        {
            _open.Remove(tag);
            _done.Add(tag);
            if (_done.Count >= _most || _open.Count == 0)
            {
                Send();
            }
            else if (_done.Count == 1)
            {
                _timer.Change(Longest, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Gives a delivery back. Until that is said, it stays open: an acknowledgement of those behind it would take it along.</summary>
    public async Task RequeueAsync(ulong tag)
    {
        await _channel.BasicNackAsync(tag, multiple: false, requeue: true, CancellationToken.None).ConfigureAwait(false);
        lock (_lock)
        {
            _open.Remove(tag);
        }
    }

    /// <summary>Sends what is done; completes when it is with the connection, and does not throw.</summary>
    public Task Flush()
    {
        lock (_lock)
        {
            Send();
            return _sending;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Send()
    {
        if (_done.Count == 0)
        {
            return;
        }

        var firstOpen = _open.Count == 0 ? ulong.MaxValue : _open.Min;
        var together = _done.FindAll(tag => tag < firstOpen);
        var apart = together.Count == _done.Count ? [] : _done.FindAll(tag => tag > firstOpen);
        _done = [];
        _sending = SendAsync(_sending, together, apart);
    }

    /// <summary>One after the other: a frame that takes along what a later one names would make the broker close the channel.</summary>
    private async Task SendAsync(Task before, List<ulong> together, List<ulong> apart)
    {
        await before.ConfigureAwait(false);
        try
        {
            if (together.Count > 0)
            {
                await _channel.BasicAckAsync(together.Max(), multiple: together.Count > 1, CancellationToken.None).ConfigureAwait(false);
            }

            foreach (var tag in apart)
            {
                await _channel.BasicAckAsync(tag, multiple: false, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The channel is gone.
        }
    }
}
