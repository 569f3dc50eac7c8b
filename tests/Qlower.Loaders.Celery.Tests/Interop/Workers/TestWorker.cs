using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Qlower.Loaders.Celery.Tests.Interop.Workers;

/// <summary>A worker as a host would have it, on a queue of its own.</summary>
internal sealed class TestWorker : IAsyncDisposable
{
    private readonly IHost _host;

    private TestWorker(string backend, string queue, string broker, Action<CeleryWorkerOptions>? configure)
    {
        (Backend, Queue, Name) = (backend, queue, $"net-{Guid.NewGuid():N}@test");
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddProvider(new NotedLog(Log));
        var worker = builder.Services.AddCeleryWorker(options =>
        {
            options.Broker.Uri = broker;
            options.Broker.DefaultQueue = queue;
            options.Name = Name;
            options.Concurrency = 4;
            options.DeadLetterQueue = $"{queue}.dead";
            options.ShutdownTimeout = TimeSpan.FromSeconds(1);
            options.HeartbeatInterval = TimeSpan.FromSeconds(1);
            configure?.Invoke(options);
        });
        if (backend == "redis")
        {
            builder.Services.AddCeleryRedisResults(options => options.Uri = CeleryServers.RedisUrl);
        }

        AddTasks(worker);
        _host = builder.Build();
    }

    public string Backend { get; }

    public string Queue { get; }

    public string Name { get; }

    /// <summary>What tasks wrote down while they ran.</summary>
    public ConcurrentQueue<string> Notes { get; } = new();

    public ConcurrentQueue<string> Log { get; } = new();

    public static async Task<TestWorker> StartAsync(
        string backend = "redis", Action<CeleryWorkerOptions>? configure = null, string? broker = null, string? queue = null)
    {
        var worker = new TestWorker(backend, queue ?? $"net-{Guid.NewGuid():N}", broker ?? CeleryServers.BrokerUrl, configure);
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

    private void AddTasks(CeleryWorkerBuilder worker) => worker
        .AddTask("net.echo", (context, _) => Task.FromResult<object?>(new { args = context.Args, kwargs = context.Kwargs }))
        .AddTask("net.add", (context, _) => Task.FromResult<object?>(context.Args.EnumerateArray().Sum(number => number.GetInt32())))
        .AddTask("net.total", (context, _) => Task.FromResult<object?>(context.Get<int[]>(0)!.Sum()))
        .AddTask("net.fail", (context, _) => throw new InvalidDataException(context.Get<string>(0)))
        .AddTask("net.flaky", FlakyAsync, task => (task.MaxRetries, task.RetryDelay) = (4, TimeSpan.FromSeconds(0.2)))
        .AddTask("net.sleep", async (context, token) =>
        {
            Notes.Enqueue($"start {context.Id}");
            await Task.Delay(TimeSpan.FromSeconds(context.Get<double>(0)), token);
            Notes.Enqueue($"end {context.Id}");
            return "slept";
        })
        .AddTask("net.gentle", async (context, token) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(context.Get<double>(0)), token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return token.IsCancellationRequested ? "told to end" : "done";
        })
        .AddTask("net.stubborn", async (context, _) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(context.Get<double>(0)), CancellationToken.None);
            return "too late";
        })
        .AddTask("net.note", (context, _) =>
        {
            Notes.Enqueue(JsonSerializer.Serialize(context.Args));
            return Task.FromResult<object?>(null);
        })
        .AddTask("net.requeue", (_, _) =>
        {
            Notes.Enqueue("requeued");
            throw new RejectTaskException("Once more.") { Requeue = true };
        })
        .AddTask("net.reject", (_, _) => throw new RejectTaskException("Not for me."))
        .AddTask("net.progress", async (context, token) =>
        {
            await context.ReportAsync("PROGRESS", new { rows = 10, of = 100 }, token);
            await Task.Delay(TimeSpan.FromSeconds(context.Get<double>(0)), token);
            return "done";
        });

    private static Task<object?> FlakyAsync(TaskContext context, CancellationToken cancellationToken) => context.Retries < context.Get<int>(0)
        ? throw context.Retry(new KeyNotFoundException("not yet"))
        : Task.FromResult<object?>(context.Retries);
}
