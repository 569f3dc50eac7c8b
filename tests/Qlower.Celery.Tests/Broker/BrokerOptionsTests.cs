using Qlower.Celery.Broker;

namespace Qlower.Celery.Tests.Broker;

[TestFixture]
internal sealed class BrokerOptionsTests
{
    [TestCase("amqp://host", "host", 5672, "guest", "guest", "/")]
    [TestCase("amqp://host/", "host", 5672, "guest", "guest", "/")]
    [TestCase("amqp://host//", "host", 5672, "guest", "guest", "/")]
    [TestCase("amqp://host/%2F", "host", 5672, "guest", "guest", "/")]
    [TestCase("amqps://u:p%40ss@host:1234/v%2Fh", "host", 1234, "u", "p@ss", "v/h")]
    [TestCase("amqps://u:p@host/a", "host", 5671, "u", "p", "a")]
    public void From_EachForm_IsTaken(string uri, string host, int port, string user, string password, string virtualHost)
    {
        var address = BrokerAddress.From(uri);

        Assert.That((address.Host, address.Port, address.UserName, address.Password, address.VirtualHost), Is.EqualTo((host, port, user, password, virtualHost)));
    }

    [TestCase("http://u:hunter2@host/")]
    [TestCase("user:hunter2@host")]
    [TestCase("u:hunter2@host")]
    [TestCase("amqp://user:hunter2/@host")]
    [TestCase("")]
    [TestCase("//user:hunter2@host")]
    public void FindError_NoBroker_ReturnsTheErrorWithoutThePassword(string uri)
    {
        var error = BrokerAddress.FindError(uri);

        Assert.That(error, Is.Not.Null.And.Not.Contain("hunter2"));
    }

    [Test]
    public void ToString_WithPassword_IsWithoutIt() =>
        Assert.That(BrokerAddress.From("amqp://user:hunter2@host/v").ToString(), Is.EqualTo("amqp://host:5672/v"));

    [Test]
    public void Run_EveryError_IsReported()
    {
        var options = new CeleryBrokerOptions { ConnectTimeout = TimeSpan.Zero, Heartbeat = TimeSpan.FromDays(1), DefaultQueue = "", Topology = (CeleryTopology)9 };
        options.Queues.Add(new CeleryQueue { Name = "a", ExchangeType = "odd", Quorum = true, Durable = false, MaxPriority = 3 });
        options.Queues.Add(new CeleryQueue { Name = "a" });
        options.Routes["x.*"] = "";
        var errors = new List<string>();

        BrokerOptionsCheck.Run("Broker:", options, errors);

        Assert.That(errors, Has.Count.EqualTo(10), string.Join('\n', errors));
    }

    [TestCase("ingest.file", "files")]
    [TestCase("ingest.file.deep", "deep")]
    [TestCase("other", "celery")]
    [TestCase("exact", "one")]
    public void ForTask_LongestMatch_Counts(string task, string queue)
    {
        var options = new CeleryBrokerOptions { Routes = { ["ingest.*"] = "files", ["ingest.file.*"] = "deep", ["exact"] = "one" } };

        Assert.That(new QueueRoutes(options).ForTask(task).Name, Is.EqualTo(queue));
    }

    [Test]
    public void Address_ByExchangeType_IsAsCelerys()
    {
        var direct = new CeleryQueue { Name = "q", Exchange = "x" };
        var topic = new CeleryQueue { Name = "q", Exchange = "x", ExchangeType = "topic", RoutingKey = "k", MaxPriority = 10, DeadLetterExchange = "dlx" };

        Assert.That(direct.Address, Is.EqualTo(("", "q")));
        Assert.That(direct.AllArguments(), Is.Empty);
        Assert.That(topic.Address, Is.EqualTo(("x", "k")));
        Assert.That(topic.AllArguments(), Is.EquivalentTo(new Dictionary<string, object?> { ["x-max-priority"] = 10, ["x-dead-letter-exchange"] = "dlx" }));
    }
}
