using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Celery.TestServers;
using Qlower.Loaders.Format;
using Qlower.Loaders.Model;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Celery.Tests.Interop.Integration;

/// <summary>Batches that go to the sample system in Python.</summary>
[TestFixture]
internal sealed class CeleryIntegratorTests
{
    private string _folder = "";
    private string _queue = "";
    private ServerScript _system = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = Directory.CreateTempSubdirectory("qlower-integration-").FullName;
        _queue = $"integration-{Guid.NewGuid():N}";
        _system = await ServerScript.StartAsync("celery", environment: new Dictionary<string, string>
        {
            ["CELERY_APP"] = Path.Combine(Repository.Root, "samples", "python-worker"),
            ["CELERY_MODULE"] = "integration",
            ["CELERY_BROKER_URL"] = BrokerServers.BrokerUrl,
            ["CELERY_RESULT_BACKEND"] = BrokerServers.RedisUrl,
            ["CELERY_NAME"] = "integration",
            ["INTEGRATION_QUEUE"] = _queue,
            ["INTEGRATION_DB"] = Path.Combine(_folder, "integration.db"),
        });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _system.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task IntegrateAsync_Batch_IsAnsweredRecordByRecord()
    {
        await using var services = Services();
        var integrator = services.GetRequiredService<IIntegrator>();
        var id = Guid.NewGuid().ToString("N");

        var first = await integrator.IntegrateAsync(Batch("load-1/1", Property($"{id}-a"), Property($"{id}-b", "Atlantis")));
        var again = await integrator.IntegrateAsync(Batch("load-2/1", Property($"{id}-a"), Property($"{id}-c")));

        Assert.That(first.Select(answer => answer.Outcome), Is.EqualTo(new[] { IntegrationOutcome.Integrated, IntegrationOutcome.Rejected }));
        Assert.That(first[1].Finding!.Message, Is.EqualTo("There is no such town."));
        Assert.That(again.Select(answer => answer.Outcome), Is.EqualTo(new[] { IntegrationOutcome.AlreadyKnown, IntegrationOutcome.Integrated }));
    }

    [Test]
    public async Task IntegrateAsync_SameBatchAgain_IsAnsweredAsBefore()
    {
        await using var services = Services();
        var integrator = services.GetRequiredService<IIntegrator>();
        var batch = Batch("load-3/1", Property($"{Guid.NewGuid():N}-a"));

        var first = await integrator.IntegrateAsync(batch);
        var again = await integrator.IntegrateAsync(batch);

        Assert.That(first[0].Outcome, Is.EqualTo(IntegrationOutcome.Integrated));
        Assert.That(again[0].Outcome, Is.EqualTo(IntegrationOutcome.Integrated));
    }

    [Test]
    public async Task IntegrateAsync_LargeBatch_GoesByAFileThatIsRemoved()
    {
        var batches = Path.Combine(_folder, "batches");
        await using var services = Services(options => (options.ClaimChecks, options.ClaimCheckOver) = (new FolderClaimCheckStore(batches), 100));

        var answers = await services.GetRequiredService<IIntegrator>().IntegrateAsync(
            Batch("load-4/1", [.. Enumerable.Range(0, 500).Select(number => Property($"{Guid.NewGuid():N}-{number}"))]));

        Assert.That(answers.Select(answer => answer.Outcome), Has.Exactly(500).EqualTo(IntegrationOutcome.Integrated));
        Assert.That(Stored(batches), Is.Empty);
    }

    [Test]
    public async Task IntegrateAsync_LargeBatchNotAnsweredInTime_KeepsItsFileUntilALaterAttemptIsAnswered()
    {
        var batches = Path.Combine(_folder, "late");
        var store = new FolderClaimCheckStore(batches);
        var batch = Batch("load-7/1", Property($"{Guid.NewGuid():N}-a"));
        await using var nobody = Services(options =>
            (options.ClaimChecks, options.ClaimCheckOver, options.Queue, options.Timeout) = (store, 10, $"nobody-{Guid.NewGuid():N}", TimeSpan.FromSeconds(1)));
        await using var services = Services(options => (options.ClaimChecks, options.ClaimCheckOver) = (store, 10));

        await Assert.ThrowsAsync<IntegratorUnavailableException>(() => nobody.GetRequiredService<IIntegrator>().IntegrateAsync(batch));
        var kept = Stored(batches);
        var answers = await services.GetRequiredService<IIntegrator>().IntegrateAsync(batch);

        Assert.That(kept, Has.Length.EqualTo(1));
        Assert.That(answers[0].Outcome, Is.EqualTo(IntegrationOutcome.Integrated));
        Assert.That(Stored(batches), Is.Empty);
    }

    [Test]
    public async Task IntegrateAsync_LargeBatchWhoseTaskFails_RemovesItsFile()
    {
        var batches = Path.Combine(_folder, "failed");
        await using var services = Services(options =>
            (options.ClaimChecks, options.ClaimCheckOver, options.Task, options.Queue) = (new FolderClaimCheckStore(batches), 10, "test.nosuch", _queue));

        await Assert.ThrowsAsync<IntegratorUnavailableException>(() => services.GetRequiredService<IIntegrator>().IntegrateAsync(Batch("load-8/1", Property("x"))));

        Assert.That(Directory.Exists(batches), Is.True);
        Assert.That(Stored(batches), Is.Empty);
    }

    [Test]
    public async Task IntegrateAsync_SystemDoesNotAnswer_IsUnavailable()
    {
        await using var services = Services(options => (options.Queue, options.Timeout) = ($"nobody-{Guid.NewGuid():N}", TimeSpan.FromSeconds(1)));

        var error = (await Assert.ThrowsAsync<IntegratorUnavailableException>(
            () => services.GetRequiredService<IIntegrator>().IntegrateAsync(Batch("load-5/1", Property("x")))))!;

        Assert.That(error.Message, Does.Contain("erp").And.Contain("00:00:01"));
    }

    [Test]
    public async Task IntegrateAsync_TaskFails_IsUnavailableWithoutItsMessage()
    {
        await using var services = Services(options => (options.Task, options.Queue) = ("test.nosuch", _queue));

        var error = (await Assert.ThrowsAsync<IntegratorUnavailableException>(
            () => services.GetRequiredService<IIntegrator>().IntegrateAsync(Batch("load-6/1", Property("x")))))!;

        Assert.That(error.Message, Does.Contain("NotRegistered").And.Not.Contain("nosuch"));
    }

    private static string[] Stored(string folder) => [.. Directory.EnumerateFiles(folder, "*.json*")];

    private static Property Property(string id, string town = "Lille") => new() { ExternalId = id, Town = town, AcquisitionDate = new DateOnly(2019, 5, 17) };

    private static IntegrationBatch Batch(string id, params IReadOnlyList<Property> properties) => new()
    {
        BatchId = $"{id}/{Guid.NewGuid():N}",
        Load = new LoadContext
        {
            LoadId = id.Split('/')[0],
            Partner = "azur",
            FileName = "file.json",
            Header = new LoadHeader { Partner = "azur", CreatedAt = DateTimeOffset.UnixEpoch, Version = "2.0" },
            ReceivedAt = DateTimeOffset.UnixEpoch,
        },
        Model = RecordModel.Properties,
        Records = [.. properties.Select((property, index) => new IntegrationRecord { ExternalId = property.ExternalId, Offset = index, Record = property })],
    };

    private ServiceProvider Services(Action<CeleryIntegratorOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddCeleryClient(options =>
        {
            options.Broker.Uri = BrokerServers.BrokerUrl;
            options.Broker.DefaultQueue = _queue;
        });
        services.AddCeleryRedisResults(options => options.Uri = BrokerServers.RedisUrl);
        services.AddQlowerLoaders(_ => { }).AddCeleryIntegrator("erp", options =>
        {
            options.Task = "integration.integrate";
            configure?.Invoke(options);
        });
        return services.BuildServiceProvider();
    }
}
