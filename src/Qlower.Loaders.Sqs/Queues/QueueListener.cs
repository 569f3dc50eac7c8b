using System.Net;
using Amazon.Runtime;
using Amazon.SQS.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Qlower.Loaders.Sqs.Queues;

/// <summary>
/// Receives messages from one queue and handles them. Requests no more messages than can be handled concurrently, so that none waits here while its
/// visibility time-out expires.
/// </summary>
internal sealed partial class QueueListener(
    string name,
    EventQueue queue,
    MessageHandler handler,
    ObjectReceiver receiver,
    SqsEventOptions options,
    ILoopSupervisor loops,
    IComponentHealth health,
    TimeProvider time,
    ILogger<QueueListener> logger)
    : BackgroundService
{
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    /// <summary>The longest wait of a request while messages are being handled: it must end before they can be made visible again.</summary>
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(1);

    /// <summary>How long a pending request may take to complete when the host stops: messages of a cancelled request stay hidden until their time-out.</summary>
    private static readonly TimeSpan StopGracePeriod = TimeSpan.FromSeconds(2);

    /// <summary>How long messages that are being handled may take to end when the host stops; then they stay hidden until their time-out.</summary>
    private static readonly TimeSpan HandlingGracePeriod = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _free = new(options.Concurrency);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isChecked;
    private int _failures;

    public override void Dispose()
    {
        _free.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!receiver.HasSources)
        {
            LogNoSources(logger, name);
        }

        await loops.RunAsync($"{nameof(QueueListener)} {name}", PollOrPauseAsync, stoppingToken).ConfigureAwait(false);

        // Messages that are being handled are made visible again before the host stops.
        _ended.SetResult();
        using var grace = new CancellationTokenSource(HandlingGracePeriod, time);
        for (var handled = 0; handled < options.Concurrency && !grace.IsCancellationRequested; handled++)
        {
            await _free.WaitAsync(grace.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PollOrPauseAsync(CancellationToken stoppingToken)
    {
        try
        {
            await PollAsync(stoppingToken).ConfigureAwait(false);
            _failures = 0;
            health.ReportRecovery(HealthComponent.Queue, name);
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            LogUnreachable(logger, error, name);
            health.ReportFailure(HealthComponent.Queue, name, $"polling fails ({error.GetType().Name})");
            await Task.Delay(BackOff.For(++_failures, ShortestPoll, LongestDelay), time, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task PollAsync(CancellationToken stoppingToken)
    {
        var started = time.GetTimestamp();
        await CheckAsync(stoppingToken).ConfigureAwait(false);
        await _free.WaitAsync(stoppingToken).ConfigureAwait(false);
        var taken = 1;
        try
        {
            while (taken < options.BatchSize && await _free.WaitAsync(TimeSpan.Zero, CancellationToken.None).ConfigureAwait(false))
            {
                taken++;
            }

            var messages = await ReceiveAsync(taken, stoppingToken).ConfigureAwait(false);
            foreach (var message in messages)
            {
                taken--;
                _ = Task.Run(() => HandleAsync(message, stoppingToken), CancellationToken.None);
            }

            if (messages.Count > 0)
            {
                return;
            }
        }
        finally
        {
            if (taken > 0)
            {
                _free.Release(taken);
            }
        }

        // A queue that reports at once that it is empty, because of WaitTime or because the server ignores it, is not polled in a tight loop.
        if (time.GetElapsedTime(started) < ShortestPoll)
        {
            await Task.Delay(ShortestPoll, time, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<Message>> ReceiveAsync(int most, CancellationToken stoppingToken)
    {
        stoppingToken.ThrowIfCancellationRequested();
        var isIdle = _free.CurrentCount + most >= options.Concurrency;
        var wait = isIdle || options.WaitTime < ShortWait ? options.WaitTime : ShortWait;
        using var receiving = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        var stopping = stoppingToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).CancelAfter(StopGracePeriod), receiving);
        await using (stopping.ConfigureAwait(false))
        {
            return await queue.ReceiveAsync(most, wait, receiving.Token).ConfigureAwait(false);
        }
    }

    private async Task HandleAsync(Message message, CancellationToken stoppingToken)
    {
        try
        {
            await handler.HandleAsync(message, _ended.Task, stoppingToken).ConfigureAwait(false);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Warns once about a missing redrive policy, after the first response of the queue.</summary>
    private async Task CheckAsync(CancellationToken stoppingToken)
    {
        if (_isChecked)
        {
            return;
        }

        try
        {
            if (await queue.FindRedrivePolicyAsync(stoppingToken).ConfigureAwait(false) is null)
            {
                LogNoRedrive(logger, name);
            }
        }
        catch (AmazonServiceException error) when (error.StatusCode == HttpStatusCode.Forbidden || error.ErrorCode == "AccessDenied")
        {
            // The host may have the permission to receive only: then the redrive policy is unknown.
            LogNotChecked(logger, name);
        }

        _isChecked = true;
    }

    [LoggerMessage(EventId = 1401, EventName = "SqsNoBucketSource", Level = LogLevel.Warning, Message = "Listening to queue {Queue}, but no source of this host has buckets.")]
    private static partial void LogNoSources(ILogger logger, string queue);

    [LoggerMessage(EventId = 1402, EventName = "SqsQueueUnreachable", Level = LogLevel.Warning, Message = "Polling queue {Queue} failed; it will be retried.")]
    private static partial void LogUnreachable(ILogger logger, Exception error, string queue);

    [LoggerMessage(EventId = 1403, EventName = "SqsNoRedrivePolicy", Level = LogLevel.Warning, Message = "Queue {Queue} has no redrive policy: a message that keeps failing is received again until its retention ends, and is lost then.")]
    private static partial void LogNoRedrive(ILogger logger, string queue);

    [LoggerMessage(EventId = 1404, EventName = "SqsQueueNotChecked", Level = LogLevel.Information, Message = "Queue {Queue} has an unknown redrive policy: the permission to read its attributes was denied.")]
    private static partial void LogNotChecked(ILogger logger, string queue);
}
