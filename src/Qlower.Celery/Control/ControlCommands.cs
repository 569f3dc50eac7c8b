using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qlower.Celery.Broker;
using Qlower.Celery.Wire.Canvas;
using Qlower.Celery.Wire.Python;
using Qlower.Celery.Worker.Consumption;
using Qlower.Celery.Worker.Tasks;

namespace Qlower.Celery.Control;

/// <summary>The commands of remote control and their replies. Thread-safe.</summary>
internal sealed class ControlCommands(
    TaskRegistry tasks,
    RunningTasks running,
    RevokedTasks revoked,
    WorkerConsumers consumers,
    LogicalClock clock,
    IServiceProvider services,
    IOptions<CeleryWorkerOptions> options,
    TimeProvider time)
{
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();

    /// <returns>The reply, of values that <see cref="CeleryJson.Default"/> writes.</returns>
    public object? Run(ControlRequest request) => request.Method switch
    {
        "ping" => Reply("ok", "pong"),
        "registered" or "registered_tasks" or "dump_tasks" => tasks.Names.ToArray(),
        "active" or "dump_active" => running.Now.Select(Describe).ToArray(),
        "reserved" or "dump_reserved" or "scheduled" or "dump_schedule" => Array.Empty<object?>(),
        "revoked" or "dump_revoked" => revoked.All.Keys.ToArray(),
        "stats" => Stats(),
        "active_queues" => consumers.All.Select(consumer => Reply("name", consumer.Queue, "routing_key", consumer.Queue)).ToArray(),
        "clock" => Reply("clock", clock.Now),
        "hello" => Hello(request.Arguments),
        "revoke" => Revoke(request.Arguments),
        "terminate" => Revoke(request.Arguments, always: true),
        "shutdown" => Shutdown(),
        _ => Reply("error", $"{request.Method} is not supported by this worker"),
    };

    private Dictionary<string, object?> Describe(RunningTask task)
    {
        var (header, describe) = (task.Message.Header, options.Value.DescribeArguments);
        return new Dictionary<string, object?>
        {
            ["id"] = task.Id,
            ["name"] = header.Task,
            ["args"] = describe ? task.Message.Args : Array.Empty<object?>(),
            ["kwargs"] = describe ? task.Message.Kwargs : new Dictionary<string, object?>(),
            ["type"] = header.Task,
            ["hostname"] = options.Value.Name,
            ["time_start"] = (task.StartedAt - DateTimeOffset.UnixEpoch).TotalSeconds,
            ["acknowledged"] = task.Delivery.IsSettled,
            ["delivery_info"] = new Dictionary<string, object?>
            {
                ["exchange"] = task.Delivery.Exchange,
                ["routing_key"] = task.Delivery.RoutingKey,
                ["priority"] = (int)task.Message.Priority,
                ["redelivered"] = task.Delivery.IsRedelivered,
            },
            ["worker_pid"] = Environment.ProcessId,
        };
    }

    private Dictionary<string, object?> Stats()
    {
        var broker = BrokerAddress.From(options.Value.Broker.Uri);
        return new Dictionary<string, object?>
        {
            ["total"] = running.Totals.ToDictionary(total => total.Key, total => (object?)total.Value, StringComparer.Ordinal),
            ["pid"] = Environment.ProcessId,
            ["clock"] = clock.Now.ToString(CultureInfo.InvariantCulture),
            ["uptime"] = (long)(time.GetUtcNow() - _startedAt).TotalSeconds,
            ["pool"] = new Dictionary<string, object?>
            {
                ["implementation"] = "qlower-celery",
                ["max-concurrency"] = options.Value.Concurrency,
                ["processes"] = new object?[] { Environment.ProcessId },
            },
            ["broker"] = new Dictionary<string, object?>
            {
                ["hostname"] = broker.Host,
                ["port"] = broker.Port,
                ["transport"] = "amqp",
                ["virtual_host"] = broker.VirtualHost,
                ["ssl"] = broker.IsSecure,
            },
            ["prefetch_count"] = consumers.All.Sum(consumer => consumer.Prefetch),
            ["rusage"] = Reply("maxrss", Environment.WorkingSet / 1024),
        };
    }

    /// <summary>Replies to a worker that starts. Both exchange their revoked tasks and clocks.</summary>
    private Dictionary<string, object?>? Hello(JsonElement arguments)
    {
        if (arguments.TryGetProperty("from_node", out var from) && from.ValueKind == JsonValueKind.String && from.ValueEquals(options.Value.Name))
        {
            return null;
        }

        revoked.Take(arguments, time.GetUtcNow());
        return Reply("revoked", revoked.ToWire(time), "clock", clock.Next());
    }

    private Dictionary<string, object?> Revoke(JsonElement arguments, bool always = false)
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

        return Reply("ok", $"tasks {PythonRepr.Of(CeleryJson.ToElement(ids))} flagged as revoked");
    }

    private Dictionary<string, object?> Shutdown()
    {
        services.GetService<IHostApplicationLifetime>()?.StopApplication();
        return Reply("ok", "shutting down");
    }

    private static Dictionary<string, object?> Reply(string name, object? value) => new() { [name] = value };

    private static Dictionary<string, object?> Reply(string name, object? value, string second, object? other) => new() { [name] = value, [second] = other };

    private static string[] Ids(JsonElement given) => given.ValueKind switch
    {
        JsonValueKind.String => [given.GetString()!],
        JsonValueKind.Array => [.. given.EnumerateArray().Where(id => id.ValueKind == JsonValueKind.String).Select(id => id.GetString()!)],
        _ => [],
    };
}
