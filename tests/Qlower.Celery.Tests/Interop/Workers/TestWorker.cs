using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qlower.Celery.Redis;
using Qlower.Celery.TestServers;

namespace Qlower.Celery.Tests.Interop.Workers;

/// <summary>A worker as a host would have it, on a queue of its own.</summary>
internal sealed class TestWorker : IAsyncDisposable
{
    private readonly IHost _host;

    private TestWorker(
        string backend, string queue, string broker, string name, Action<CeleryWorkerOptions>? configure, Action<RedisResultsOptions>? redis, Action<IServiceCollection>? services)
    {
        (Backend, Queue, Name) = (backend, queue, name);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddProvider(new NotedLog(Log.Enqueue));
        services?.Invoke(builder.Services);
        var worker = builder.Services.AddCeleryWorker(options =>
        {
            options.Broker.Uri = broker;
            options.Broker.DefaultQueue = queue;
            options.Name = Name;
            options.Concurrency = 4;
            options.DeadLetterQueue = $"{queue}.dead";
            options.ShutdownTimeout = TimeSpan.FromSeconds(1);
            options.HeartbeatInterval = TimeSpan.FromSeconds(1);
            options.MingleTimeout = TimeSpan.FromMilliseconds(50);
            configure?.Invoke(options);
        });
        if (backend == "redis")
        {
            builder.Services.AddCeleryRedisResults(options =>
            {
                options.Uri = CeleryServers.RedisUrl;
                redis?.Invoke(options);
            });
        }

        TestTasks.AddTo(worker, Notes.Enqueue);
        _host = builder.Build();
    }

    public string Backend { get; }

    public string Queue { get; }

    public string Name { get; }

    public IServiceProvider Services => _host.Services;

    /// <summary>What tasks wrote down while they ran.</summary>
    public ConcurrentQueue<string> Notes { get; } = new();

    public ConcurrentQueue<string> Log { get; } = new();

    public static async Task<TestWorker> StartAsync(
        string backend = "redis",
        Action<CeleryWorkerOptions>? configure = null,
        string? broker = null,
        string? queue = null,
        string? name = null,
        Action<RedisResultsOptions>? redis = null,
        Action<IServiceCollection>? services = null)
    {
        var worker = new TestWorker(
            backend, queue ?? $"net-{Guid.NewGuid():N}", broker ?? CeleryServers.BrokerUrl, name ?? $"net-{Guid.NewGuid():N}@test", configure, redis, services);
        await worker._host.StartAsync();
        await Eventually.HoldsAsync(() => worker.Log.Any(line => line.StartsWith("Consuming", StringComparison.Ordinal)));
        return worker;
    }

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
