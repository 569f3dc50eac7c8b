using Qlower.Celery.TestServers;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Celery.Tests.Interop;

/// <summary>RabbitMQ and Redis for all tests of this namespace.</summary>
[SetUpFixture]
[Category(QuickRun.Servers)]
internal sealed class Servers
{
    [OneTimeSetUp]
    public Task Start() => BrokerServers.StartAsync();

    [OneTimeTearDown]
    public Task Stop() => BrokerServers.StopAsync();
}
