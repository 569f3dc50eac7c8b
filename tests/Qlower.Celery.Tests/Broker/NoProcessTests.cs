using Microsoft.Extensions.Logging.Abstractions;
using Qlower.Celery.Broker;
using Qlower.Celery.Tests.Interop.Workers;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Qlower.Celery.Tests.Broker;

/// <summary>
/// A broker that answers 541 (INTERNAL_ERROR, noproc), and closes the connection, for a quorum queue that was just declared and whose process has not
/// started: an error that passes.
/// </summary>
public sealed class NoProcessTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Test]
    public async Task Run_QueueWithoutProcess_Retries()
    {
        await using var broker = new BrokerConnection(new CeleryBrokerOptions { Uri = "amqp://localhost" }, "test", TimeProvider.System, NullLogger.Instance);
        var attempts = 0;

        await BrokerPreparation.RunAsync(
            broker, Limit, TimeProvider.System, "task", "queue", _ => ++attempts <= 2 ? Task.FromException(NoProcess()) : Task.CompletedTask, CancellationToken.None);

        Assert.That(attempts, Is.EqualTo(3));
    }

    [Test]
    public async Task Take_QueueWithoutProcess_ConnectsAgainAndReturnsTheMessage()
    {
        var message = new BasicGetResult(1, redelivered: false, "", "queue", 0, new BasicProperties(), new byte[] { 1 });
        var answers = new Queue<Func<Task<BasicGetResult?>>>(
        [
            () => Task.FromException<BasicGetResult?>(NoProcess()), () => Task.FromResult<BasicGetResult?>(message), () => Task.FromResult<BasicGetResult?>(null),
        ]);
        var connections = 0;
        var channel = Scripted.Create<IChannel>(new Dictionary<string, Func<object?>>
        {
            [nameof(IChannel.QueueDeclarePassiveAsync)] = () => Task.FromResult(new QueueDeclareOk("queue", 1, 0)),
            [nameof(IChannel.BasicGetAsync)] = () => answers.Dequeue()(),
            [nameof(IAsyncDisposable.DisposeAsync)] = () => ValueTask.CompletedTask,
        });
        var connection = Scripted.Create<IConnection>(new Dictionary<string, Func<object?>>
        {
            [nameof(IConnection.CreateChannelAsync)] = () => Task.FromResult(channel),
            [nameof(IAsyncDisposable.DisposeAsync)] = () => ValueTask.CompletedTask,
        });
        var factory = Scripted.Create<IConnectionFactory>(new Dictionary<string, Func<object?>>
        {
            [nameof(IConnectionFactory.CreateConnectionAsync)] = () =>
            {
                connections++;
                return Task.FromResult(connection);
            },
        });
        await using var broker = await RawBroker.OpenAsync(factory);

        var taken = await broker.TakeAsync("queue", 1);

        Assert.That(taken.Single(), Is.SameAs(message));
        Assert.That(connections, Is.EqualTo(2));
    }

    private static OperationInterruptedException NoProcess() =>
        new(new ShutdownEventArgs(ShutdownInitiator.Peer, 541, "INTERNAL_ERROR - noproc"));
}
