using System.Text;
using Qlower.Celery.TestServers;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Qlower.Celery.Tests.Interop.Workers;

/// <summary>Sends messages that no client would send, and looks into queues.</summary>
internal sealed class RawBroker : IAsyncDisposable
{
    private readonly IConnectionFactory _factory;
    private IConnection _connection;
    private IChannel _channel;

    private RawBroker(IConnectionFactory factory, IConnection connection, IChannel channel) => (_factory, _connection, _channel) = (factory, connection, channel);

    public static Task<RawBroker> OpenAsync(string? broker = null) =>
        OpenAsync(new ConnectionFactory { Uri = new Uri((broker ?? CeleryServers.BrokerUrl).TrimEnd('/')), AutomaticRecoveryEnabled = false });

    public static async Task<RawBroker> OpenAsync(IConnectionFactory factory)
    {
        var connection = await factory.CreateConnectionAsync();
        return new RawBroker(factory, connection, await OpenChannelAsync(connection));
    }

    public Task SendAsync(string queue, string? task, string? id, string body, Action<BasicProperties>? change = null) =>
        SendBytesAsync(queue, task, id, Encoding.UTF8.GetBytes(body), change);

    public async Task SendBytesAsync(string queue, string? task, string? id, byte[] body, Action<BasicProperties>? change = null)
    {
        var properties = new BasicProperties
        {
            ContentType = "application/json",
            ContentEncoding = "utf-8",
            DeliveryMode = DeliveryModes.Persistent,
            Headers = new Dictionary<string, object?>(),
        };
        foreach (var (name, value) in new[] { ("task", task), ("id", id) }.Where(header => header.Item2 is not null))
        {
            properties.Headers[name] = value;
        }

        change?.Invoke(properties);
        await _channel.BasicPublishAsync("", queue, mandatory: true, properties, body);
    }

    /// <summary>Takes so many messages out of a queue, as soon as they are there.</summary>
    public async Task<IReadOnlyList<BasicGetResult>> TakeAsync(string queue, int count)
    {
        var taken = new List<BasicGetResult>();
        await Eventually.HoldsAsync(async () =>
        {
            while (await ExistsAsync(queue) && await GetAsync(queue) is { } next)
            {
                taken.Add(next);
            }

            return taken.Count >= count;
        });
        return taken;
    }

    public async Task<uint> CountAsync(string queue) => await _channel.MessageCountAsync(queue);

    public async Task<uint> ConsumersAsync(string queue) => await _channel.ConsumerCountAsync(queue);

    public async Task DeleteAsync(string queue) => await _channel.QueueDeleteAsync(queue);

    public static string Header(BasicGetResult message, string name) =>
        message.BasicProperties.Headers!.TryGetValue(name, out var value) && value is byte[] text ? Encoding.UTF8.GetString(text) : "";

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static Task<IChannel> OpenChannelAsync(IConnection connection) => connection.CreateChannelAsync(new CreateChannelOptions(true, true));

    /// <summary>Takes one message; none from a quorum queue whose process has not started, for which the broker closes the connection (541, noproc).</summary>
    private async Task<BasicGetResult?> GetAsync(string queue)
    {
        try
        {
            return await _channel.BasicGetAsync(queue, autoAck: true);
        }
        catch (OperationInterruptedException error) when (error.ShutdownReason is { ReplyCode: 541 })
        {
            await DisposeAsync();
            _connection = await _factory.CreateConnectionAsync();
            _channel = await OpenChannelAsync(_connection);
            return null;
        }
    }

    private async Task<bool> ExistsAsync(string queue)
    {
        await using var probe = await _connection.CreateChannelAsync();
        try
        {
            await probe.QueueDeclarePassiveAsync(queue);
            return true;
        }
        catch (OperationInterruptedException)
        {
            return false;
        }
    }
}
