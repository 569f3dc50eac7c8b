using System.Net;
using Amazon.Runtime;
using Amazon.SQS.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Qlower.Loaders.Sqs.Queues;

/// <summary>
/// Asks one queue for messages and has them handled, no more at a time than are handled at once, so that none waits here while its
/// visibility runs out.
/// </summary>
internal sealed partial class QueueListener(
    string name, EventQueue queue, MessageHandler handler, ObjectReceiver receiver, SqsEventOptions options, TimeProvider time, ILogger<QueueListener> logger)
    : BackgroundService
{
    private static readonly TimeSpan ShortestTurn = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>How long a request may wait while messages are in hand: no longer, because it must end before they can be given back.</summary>
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(1);

    /// <summary>How long a request has to end by itself when the host stops: what an abandoned one brings stays hidden until its time is over.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _free = new(options.Concurrency);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isChecked;

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

        var failures = 0;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    await TurnAsync(stoppingToken).ConfigureAwait(false);
                    failures = 0;
                }
                catch (Exception error) when (!stoppingToken.IsCancellationRequested)
                {
                    LogUnreachable(logger, error, name);
                    await Task.Delay(BackOff.For(++failures, ShortestTurn, LongestPause), time, stoppingToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            // Messages in hand are given back before the host goes.
            _ended.SetResult();
            for (var handled = 0; handled < options.Concurrency; handled++)
            {
                await _free.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private async Task TurnAsync(CancellationToken stoppingToken)
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

        // A queue that answers at once that it is empty, because it was told to or does as it likes, is not asked in a loop.
        if (time.GetElapsedTime(started) < ShortestTurn)
        {
            await Task.Delay(ShortestTurn, time, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<Message>> ReceiveAsync(int most, CancellationToken stoppingToken)
    {
        stoppingToken.ThrowIfCancellationRequested();
        var isIdle = _free.CurrentCount + most >= options.Concurrency;
        var wait = isIdle || options.WaitTime < ShortWait ? options.WaitTime : ShortWait;
        using var receiving = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        var stopping = stoppingToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).CancelAfter(Grace), receiving);
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

    /// <summary>Warns once, when the queue answers for the first time.</summary>
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
            // A host may be allowed to receive and nothing else: then the redrive policy stays unknown.
            LogNotChecked(logger, name);
        }

        _isChecked = true;
    }

    [LoggerMessage(EventId = 1401, EventName = "SqsNoBucketSource", Level = LogLevel.Warning, Message = "Queue {Queue} is listened to, but no source of this host has buckets.")]
    private static partial void LogNoSources(ILogger logger, string queue);

    [LoggerMessage(EventId = 1402, EventName = "SqsQueueUnreachable", Level = LogLevel.Warning, Message = "Queue {Queue} cannot be asked for messages; it is tried again.")]
    private static partial void LogUnreachable(ILogger logger, Exception error, string queue);

    [LoggerMessage(EventId = 1403, EventName = "SqsNoRedrivePolicy", Level = LogLevel.Warning, Message = "Queue {Queue} has no redrive policy: a message that keeps failing comes back until its retention ends, and is lost then.")]
    private static partial void LogNoRedrive(ILogger logger, string queue);

    [LoggerMessage(EventId = 1404, EventName = "SqsQueueNotChecked", Level = LogLevel.Information, Message = "Queue {Queue}: this host may not read its attributes, so whether it has a redrive policy is unknown.")]
    private static partial void LogNotChecked(ILogger logger, string queue);
}
