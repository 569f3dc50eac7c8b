using RabbitMQ.Client;

namespace Qlower.Celery.Worker.Deliveries;

/// <summary>
/// Settles the deliveries of one channel. Acknowledgements within a few milliseconds are sent in one frame, since each frame costs the broker as much as
/// delivering a message; a free slot never waits for that. On a closed channel nothing happens: the broker has requeued the messages, and redelivers them.
/// Thread-safe.
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

    /// <param name="channel">The channel, whose deliveries begin in the order of their tags.</param>
    /// <param name="most">How many acknowledgements may be combined, from 1.</param>
    /// <param name="time">The clock.</param>
    public Acknowledgements(IChannel channel, int most, TimeProvider time)
    {
        (_channel, _most) = (channel, most);
        _timer = time.CreateTimer(_ => Flush(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool IsChannelOpen => _channel.IsOpen;

    /// <summary>Registers a delivery, which is open from now on.</summary>
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

    /// <summary>Requeues a delivery. It stays open until that is sent: otherwise a later multiple acknowledgement would include it.</summary>
    public async Task RequeueAsync(ulong tag)
    {
        await _channel.BasicNackAsync(tag, multiple: false, requeue: true, CancellationToken.None).ConfigureAwait(false);
        lock (_lock)
        {
            _open.Remove(tag);
        }
    }

    /// <summary>Sends the pending acknowledgements; completes when the connection has them, and does not throw.</summary>
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

    /// <summary>Sequentially: acknowledging a tag that an earlier frame has included would make the broker close the channel.</summary>
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
            // The channel is closed.
        }
    }
}
