using System.Text.Json;
using Microsoft.Extensions.Logging;
using Qlower.Celery.Broker;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Qlower.Celery.Results;

/// <summary>
/// Results over the broker (<c>rpc://</c>): one queue for this client, which the broker deletes when the client's connection is lost. Replies
/// that were sent meanwhile are lost with it; the queue is declared again under the same name for later ones.
/// </summary>
internal sealed partial class RpcResultReader(
    BrokerConnection broker, RpcResultSettings settings, TimeProvider time, ILogger logger) : IResultReader, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly RpcReplies _replies = new(settings.Capacity);
    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly CancellationTokenSource _life = new();
    private volatile IChannel? _channel;

    public string Name => "rpc";

    public string ReplyTo { get; } = Guid.NewGuid().ToString();

    public async Task PrepareAsync(IReadOnlyList<string> taskIds, CancellationToken cancellationToken = default)
    {
        foreach (var id in taskIds)
        {
            _ = _replies.Track(id);
        }

        await BrokerPreparation.RunAsync(
            broker, settings.PrepareTimeout, time, taskIds[0], ReplyTo, ConsumeAsync, cancellationToken).ConfigureAwait(false);
    }

    public Task<TaskResult?> ReadAsync(string taskId, CancellationToken cancellationToken = default) => Task.FromResult(_replies.Find(taskId));

    public Task<TaskResult> WaitAsync(string taskId, CancellationToken cancellationToken = default) => _replies.Track(taskId).WaitAsync(cancellationToken);

    public Task ForgetAsync(string taskId, CancellationToken cancellationToken = default)
    {
        _replies.Forget(taskId);
        return Task.CompletedTask;
    }

    /// <summary>The channel ends with its connection, and the queue with it.</summary>
    public void Dispose()
    {
        _life.Cancel();
        _life.Dispose();
        _opening.Dispose();
    }

    private async Task ConsumeAsync(CancellationToken cancellationToken)
    {
        if (_channel is { IsOpen: true })
        {
            return;
        }

        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (_channel is not { IsOpen: true })
            {
                try
                {
                    _channel = await OpenAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (Exception error) when ((BrokerConnection.IsLoss(error) || error is OperationCanceledException) && !cancellationToken.IsCancellationRequested)
                {
                    // The RabbitMQ client cancels calls that the broker does not answer.
                    await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            _opening.Release();
        }
    }

    private async Task<IChannel> OpenAsync(CancellationToken cancellationToken)
    {
        var channel = await broker.OpenChannelAsync(null, cancellationToken).ConfigureAwait(false);
        try
        {
            await ConsumeAsync(channel, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            ChannelLifetime.Close(channel);
            throw;
        }

        // Also when this side has abandoned the connection. Added after the declaration, which might fail repeatedly.
        channel.ChannelShutdownAsync += (_, _) => ResumeAsync();
        return channel;
    }

    private async Task ConsumeAsync(IChannel channel, CancellationToken cancellationToken)
    {
        var arguments = new Dictionary<string, object?> { ["x-expires"] = (int)settings.Expires.TotalMilliseconds };
        await channel.QueueDeclareAsync(
            ReplyTo, durable: false, exclusive: false, autoDelete: true, arguments, cancellationToken: cancellationToken).ConfigureAwait(false);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            Take(delivery.Body.Span);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(ReplyTo, autoAck: true, consumer, cancellationToken).ConfigureAwait(false);
    }

    private void Take(ReadOnlySpan<byte> body)
    {
        try
        {
            _replies.Take(TaskResult.Parse(body));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            LogUnreadable(logger, error);
        }
    }

    /// <summary>Consumes again after a loss, so that outstanding replies find their queue.</summary>
    private Task ResumeAsync()
    {
        if (_replies.AnyAwaited && !_life.IsCancellationRequested)
        {
            _ = ResumeUntilDisposedAsync(_life.Token);
        }

        return Task.CompletedTask;
    }

    private async Task ResumeUntilDisposedAsync(CancellationToken life)
    {
        try
        {
            await ConsumeAsync(life).ConfigureAwait(false);
        }
        catch (Exception error) when (!life.IsCancellationRequested)
        {
            LogCannotResume(logger, error);
        }
        catch (OperationCanceledException)
        {
            // The client is disposed.
        }
    }

    [LoggerMessage(EventId = 10101, EventName = "ReplyUnreadable", Level = LogLevel.Warning, Message = "A reply of a worker is not readable; it is dropped.")]
    private static partial void LogUnreadable(ILogger logger, Exception error);

    [LoggerMessage(EventId = 10102, EventName = "RepliesLost", Level = LogLevel.Error, Message = "Receiving replies failed; sending the next task retries.")]
    private static partial void LogCannotResume(ILogger logger, Exception error);
}
