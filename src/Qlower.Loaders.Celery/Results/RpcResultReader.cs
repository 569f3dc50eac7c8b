using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Celery.Broker;
using Qlower.Loaders.Celery.Client;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Qlower.Loaders.Celery.Results;

/// <summary>
/// Results over the broker (<c>rpc://</c>): one queue for this client, which the broker deletes when the client's connection is lost. Replies
/// that were sent meanwhile are lost with it; the queue comes back under the same name for later ones.
/// </summary>
internal sealed partial class RpcResultReader(
    CeleryClientConnection connection, IOptions<CeleryClientOptions> options, TimeProvider time, ILogger<RpcResultReader>? log = null) : IResultReader, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly ILogger _logger = log ?? NullLogger<RpcResultReader>.Instance;
    private readonly RpcReplies _replies = new(options.Value.KeptResults);
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
            connection.Broker, options.Value.PublishTimeout, time, taskIds[0], ReplyTo, ConsumeAsync, cancellationToken).ConfigureAwait(false);
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
                    // The client cancels by itself what a broker that hangs does not answer.
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
        var channel = await connection.Broker.OpenChannelAsync(null, cancellationToken).ConfigureAwait(false);
        try
        {
            await ConsumeAsync(channel, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Prompt.Leave(channel);
            throw;
        }

        // Also when the connection was given up on this side because the broker hung. Behind the declaration, which would fail again and again.
        channel.ChannelShutdownAsync += (_, _) => ResumeAsync();
        return channel;
    }

    private async Task ConsumeAsync(IChannel channel, CancellationToken cancellationToken)
    {
        var arguments = new Dictionary<string, object?> { ["x-expires"] = (int)options.Value.ResultExpires.TotalMilliseconds };
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
            LogUnreadable(_logger, error);
        }
    }

    /// <summary>Comes back by itself after a loss, so that replies that are still to come find their queue.</summary>
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
            LogCannotResume(_logger, error);
        }
        catch (OperationCanceledException)
        {
            // The client is gone.
        }
    }

    [LoggerMessage(EventId = 10101, EventName = "ReplyUnreadable", Level = LogLevel.Warning, Message = "A reply of a worker cannot be read; it is dropped.")]
    private static partial void LogUnreadable(ILogger logger, Exception error);

    [LoggerMessage(EventId = 10102, EventName = "RepliesLost", Level = LogLevel.Error, Message = "Replies are no longer received; the next task that is sent tries again.")]
    private static partial void LogCannotResume(ILogger logger, Exception error);
}
