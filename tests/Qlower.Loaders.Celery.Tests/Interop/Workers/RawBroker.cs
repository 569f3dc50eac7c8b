using System.Text;
using RabbitMQ.Client;

namespace Qlower.Loaders.Celery.Tests.Interop.Workers;

/// <summary>Sends messages that no client would send, and looks into queues.</summary>
internal sealed class RawBroker : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private RawBroker(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    public static async Task<RawBroker> OpenAsync(string? broker = null)
    {
        var connection = await new ConnectionFactory { Uri = new Uri((broker ?? CeleryServers.BrokerUrl).TrimEnd('/')) }.CreateConnectionAsync();
        return new RawBroker(connection, await connection.CreateChannelAsync(new CreateChannelOptions(true, true)));
    }

    public async Task SendAsync(string queue, string? task, string? id, string body, Action<BasicProperties>? change = null)
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
        await _channel.BasicPublishAsync("", queue, mandatory: true, properties, Encoding.UTF8.GetBytes(body));
    }

    /// <summary>Takes so many messages out of a queue, as soon as they are there.</summary>
    public async Task<IReadOnlyList<BasicGetResult>> TakeAsync(string queue, int count)
    {
        var taken = new List<BasicGetResult>();
        await Eventually.HoldsAsync(async () =>
        {
            while (await ExistsAsync(queue) && await _channel.BasicGetAsync(queue, autoAck: true) is { } next)
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

    private async Task<bool> ExistsAsync(string queue)
    {
        await using var probe = await _connection.CreateChannelAsync();
        try
        {
            await probe.QueueDeclarePassiveAsync(queue);
            return true;
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            return false;
        }
    }
}
