using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Sqs.Tests;

/// <summary>What every test with a server has: the server, and for each test a queue and a folder with buckets.</summary>
[Category(QuickRun.Servers)]
internal abstract class EventFixture
{
    protected const string Bucket = "ql-loader-stg-azur";

    private string _folder = "";

    protected SqsServer Server { get; private set; } = null!;

    protected TestQueue Queue { get; private set; } = null!;

    protected FolderBuckets Buckets { get; private set; } = null!;

    /// <summary>The file of a durable ledger.</summary>
    protected string Ledger => Path.Combine(_folder, "ledger.db");

    [OneTimeSetUp]
    public async Task StartServer() => Server = await SqsServer.StartAsync();

    [OneTimeTearDown]
    public async Task StopServer()
    {
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }
    }

    [SetUp]
    public async Task Prepare()
    {
        _folder = Directory.CreateTempSubdirectory("sqs-events-").FullName;
        Buckets = MakeBuckets(Bucket);
        Queue = await Server.CreateQueueAsync();
    }

    [TearDown]
    public void Clean() => Directory.Delete(_folder, recursive: true);

    protected FolderBuckets MakeBuckets(params string[] names) => new(Path.Combine(_folder, "buckets"), names);

    protected Task<EventHost> StartHostAsync(Action<SqsEventOptions>? configure = null, string? ledger = null) =>
        EventHost.StartAsync(Server, Queue, Buckets, ledger, configure);
}
