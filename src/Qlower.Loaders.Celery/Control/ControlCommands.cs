using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Celery.Broker;
using Qlower.Loaders.Celery.Wire;
using Qlower.Loaders.Celery.Worker;

namespace Qlower.Loaders.Celery.Control;

/// <summary>What remote control may ask of the worker, and its answers. Thread-safe.</summary>
internal sealed class ControlCommands(
    TaskRegistry tasks, RunningTasks running, RevokedTasks revoked, LogicalClock clock, IServiceProvider services, IOptions<CeleryWorkerOptions> options, TimeProvider time)
{
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();

    /// <returns>The answer, which is written as JSON.</returns>
    public object? Run(ControlRequest request, IReadOnlyList<QueueConsumer> consumers) => request.Method switch
    {
        "ping" => new { ok = "pong" },
        "registered" or "registered_tasks" or "dump_tasks" => tasks.Names,
        "active" or "dump_active" => running.Now.Select(Describe).ToArray(),
        "reserved" or "dump_reserved" or "scheduled" or "dump_schedule" => Array.Empty<object>(),
        "revoked" or "dump_revoked" => revoked.All.Keys.ToArray(),
        "stats" => Stats(consumers),
        "active_queues" => consumers.Select(consumer => new { name = consumer.Queue, routing_key = consumer.Queue }).ToArray(),
        "clock" => new { clock = clock.Now },
        "hello" => Hello(request.Arguments),
        "revoke" => Revoke(request.Arguments),
        "terminate" => Revoke(request.Arguments, always: true),
        "shutdown" => Shutdown(),
        _ => new { error = $"{request.Method} is not supported by this worker" },
    };

    private object Describe(RunningTask task)
    {
        var (header, describe) = (task.Message.Header, options.Value.DescribeArguments);
        return new
        {
            id = task.Id,
            name = header.Task,
            args = describe ? (object?)task.Message.Args : Array.Empty<object>(),
            kwargs = describe ? (object?)task.Message.Kwargs : new Dictionary<string, object>(),
            type = header.Task,
            hostname = options.Value.Name,
            time_start = (task.StartedAt - DateTimeOffset.UnixEpoch).TotalSeconds,
            acknowledged = task.Delivery.IsSettled,
            delivery_info = new
            {
                exchange = task.Delivery.Exchange,
                routing_key = task.Delivery.RoutingKey,
                priority = task.Message.Priority,
                redelivered = task.Delivery.IsRedelivered,
            },
            worker_pid = Environment.ProcessId,
        };
    }

    private Dictionary<string, object?> Stats(IReadOnlyList<QueueConsumer> consumers)
    {
        var broker = BrokerAddress.From(options.Value.Broker.Uri);
        return new Dictionary<string, object?>
        {
            ["total"] = running.Totals,
            ["pid"] = Environment.ProcessId,
            ["clock"] = clock.Now.ToString(CultureInfo.InvariantCulture),
            ["uptime"] = (long)(time.GetUtcNow() - _startedAt).TotalSeconds,
            ["pool"] = new Dictionary<string, object?>
            {
                ["implementation"] = "qlower-loaders",
                ["max-concurrency"] = options.Value.Concurrency,
                ["processes"] = new[] { Environment.ProcessId },
            },
            ["broker"] = new { hostname = broker.Host, port = broker.Port, transport = "amqp", virtual_host = broker.VirtualHost, ssl = broker.IsSecure },
            ["prefetch_count"] = consumers.Sum(consumer => consumer.Prefetch),
            ["rusage"] = new { maxrss = Environment.WorkingSet / 1024 },
        };
    }

    /// <summary>Answers a worker that starts: it takes over what is revoked and the clock, and this one takes over its own.</summary>
    private object? Hello(JsonElement arguments)
    {
        if (arguments.TryGetProperty("from_node", out var from) && from.ValueKind == JsonValueKind.String && from.ValueEquals(options.Value.Name))
        {
            return null;
        }

        revoked.Take(arguments, time.GetUtcNow());
        return new { revoked = revoked.ToWire(time), clock = clock.Next() };
    }

    private object Revoke(JsonElement arguments, bool always = false)
    {
        var ids = arguments.TryGetProperty("task_id", out var given) ? Ids(given) : [];
        var terminate = always || (arguments.TryGetProperty("terminate", out var flag) && flag.ValueKind == JsonValueKind.True);
        foreach (var id in ids)
        {
            revoked.Add(id, time.GetUtcNow());
            if (terminate)
            {
                running.Terminate(id);
            }
        }

        return new { ok = $"tasks {PythonRepr.Of(JsonSerializer.SerializeToElement(ids))} flagged as revoked" };
    }

    private object Shutdown()
    {
        services.GetService<IHostApplicationLifetime>()?.StopApplication();
        return new { ok = "shutting down" };
    }

    private static string[] Ids(JsonElement given) => given.ValueKind switch
    {
        JsonValueKind.String => [given.GetString()!],
        JsonValueKind.Array => [.. given.EnumerateArray().Where(id => id.ValueKind == JsonValueKind.String).Select(id => id.GetString()!)],
        _ => [],
    };
}
