using System.Diagnostics;

namespace Qlower.Loaders.Celery.Broker;

/// <summary>The trace that a task belongs to, in the headers that workers with OpenTelemetry look for.</summary>
internal static class TracePropagation
{
    private static readonly ActivitySource Source = new(CeleryTelemetry.Name);

    /// <summary>A span around the sending; <see langword="null"/> where nobody listens.</summary>
    public static Activity? Start(string task, string id)
    {
        var activity = Source.StartActivity($"send {task}", ActivityKind.Producer);
        activity?.SetTag("messaging.system", "rabbitmq");
        activity?.SetTag("messaging.operation.name", "send");
        activity?.SetTag("messaging.message.id", id);
        activity?.SetTag("celery.task_name", task);
        return activity;
    }

    /// <summary>Adds the current trace to headers that have none yet.</summary>
    public static void Inject(Dictionary<string, object?> headers)
    {
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } activity && headers.TryAdd("traceparent", id)
            && activity.TraceStateString is { Length: > 0 } state)
        {
            headers.TryAdd("tracestate", state);
        }
    }
}
