using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Qlower.Celery.Wire;
using Qlower.Celery.Wire.Python;
using Qlower.Celery.Wire.Values;
using Qlower.Celery.Worker.Tasks;

namespace Qlower.Celery.Control;

/// <summary>
/// Buffers the events of the worker and its tasks in Celery's format. Adding one neither waits nor throws: when the buffer is full, the oldest event
/// is dropped. Thread-safe.
/// </summary>
internal sealed class WorkerEvents(RunningTasks running, LogicalClock clock, IOptions<CeleryWorkerOptions> options, TimeProvider time) : ITaskEvents
{
    private const string Hidden = "...";

    private readonly Channel<WorkerEvent> _events =
        Channel.CreateBounded<WorkerEvent>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public ChannelReader<WorkerEvent> Reader => _events.Reader;

    public void Online() => Add("worker-online", Status());

    public void Heartbeat() => Add("worker-heartbeat", Status());

    public void Offline() => Add("worker-offline", Status());

    public void Received(TaskMessage message)
    {
        var header = message.Header;
        Add("task-received", new()
        {
            ["uuid"] = header.Id,
            ["name"] = header.Shadow ?? header.Task,
            ["args"] = options.Value.DescribeArguments ? header.ArgsRepr ?? PythonRepr.Of(message.Args) : Hidden,
            ["kwargs"] = options.Value.DescribeArguments ? header.KwargsRepr ?? PythonRepr.Of(message.Kwargs) : Hidden,
            ["root_id"] = header.RootId,
            ["parent_id"] = header.ParentId,
            ["retries"] = header.Retries,
            ["eta"] = header.Eta is { } eta ? WireTime.Format(eta) : null,
            ["expires"] = header.Expires is { } expires ? WireTime.Format(expires) : null,
        });
    }

    public void Started(TaskMessage message) => Add("task-started", new() { ["uuid"] = message.Header.Id });

    public void Succeeded(TaskMessage message, ReadOnlyMemory<byte> result, TimeSpan runtime) => Add("task-succeeded", new()
    {
        ["uuid"] = message.Header.Id,
        ["result"] = options.Value.DescribeArguments ? PythonRepr.Of(PythonJson.Parse(result.Span)) : Hidden,
        ["runtime"] = runtime.TotalSeconds,
    });

    public void Failed(TaskMessage message, TaskOutcome outcome) => Add("task-failed", new()
    {
        ["uuid"] = message.Header.Id,
        ["exception"] = Exception(outcome),
        ["traceback"] = outcome.Traceback,
    });

    public void Retried(TaskMessage message, TaskOutcome outcome, TimeSpan countdown) => Add("task-retried", new()
    {
        ["uuid"] = message.Header.Id,
        ["exception"] = outcome.Failure is null ? string.Create(null, $"Retry in {countdown.TotalSeconds:0.###}s") : Exception(outcome),
        ["traceback"] = outcome.Traceback,
    });

    public void Revoked(TaskMessage message, bool terminated, bool expired) => Add("task-revoked", new()
    {
        ["uuid"] = message.Header.Id,
        ["terminated"] = terminated,
        ["signum"] = null,
        ["expired"] = expired,
    });

    public void Rejected(TaskMessage message, bool requeue) => Add("task-rejected", new() { ["uuid"] = message.Header.Id, ["requeue"] = requeue });

    private static string Exception(TaskOutcome outcome) => outcome.Failure is { } failure ? $"{failure.Type}({PythonRepr.Of(failure.Message)})" : "";

    private Dictionary<string, object?> Status() => new()
    {
        ["freq"] = options.Value.HeartbeatInterval.TotalSeconds,
        ["active"] = running.Now.Count,
        ["processed"] = running.Ended,
        ["loadavg"] = LoadAverage.Read(),
        ["sw_ident"] = "qlower-celery",
        ["sw_ver"] = typeof(WorkerEvents).Assembly.GetName().Version?.ToString(3),
        ["sw_sys"] = OperatingSystem.IsLinux() ? "Linux" : OperatingSystem.IsWindows() ? "Windows" : "Darwin",
    };

    private void Add(string type, Dictionary<string, object?> content)
    {
        if (!options.Value.SendEvents)
        {
            return;
        }

        content["hostname"] = options.Value.Name;
        content["utcoffset"] = 0;
        content["pid"] = Environment.ProcessId;
        content["clock"] = clock.Next();
        content["timestamp"] = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;
        content["type"] = type;
        _events.Writer.TryWrite(new WorkerEvent(type, content));
    }
}
