using System.Diagnostics;
using Qlower.Celery.Wire;
using Qlower.Celery.Wire.Values;

namespace Qlower.Celery.Telemetry;

/// <summary>Propagates the trace of a task in the headers that OpenTelemetry uses.</summary>
internal static class TracePropagation
{
    private static readonly ActivitySource Source = new(CeleryTelemetry.Name);

    /// <summary>Starts the span of sending; <see langword="null"/> without a listener.</summary>
    public static Activity? Start(string task, string id)
    {
        var activity = Source.StartActivity($"send {task}", ActivityKind.Producer);
        activity?.SetTag("messaging.system", "rabbitmq");
        activity?.SetTag("messaging.operation.name", "send");
        activity?.SetTag("messaging.message.id", id);
        activity?.SetTag("celery.task_name", task);
        return activity;
    }

    /// <summary>Starts the span of running, in the trace of the message; <see langword="null"/> without a listener.</summary>
    public static Activity? StartRun(TaskMessage message)
    {
        var headers = message.Header.Other;
        var parent = headers.TryGetValue("traceparent", out var value) ? HeaderValue.Text(value) : null;
        _ = ActivityContext.TryParse(parent, headers.TryGetValue("tracestate", out var state) ? HeaderValue.Text(state) : null, isRemote: true, out var context);
        var activity = Source.StartActivity($"run {message.Header.Task}", ActivityKind.Consumer, context);
        activity?.SetTag("messaging.system", "rabbitmq");
        activity?.SetTag("messaging.operation.name", "process");
        activity?.SetTag("messaging.message.id", message.Header.Id);
        activity?.SetTag("celery.task_name", message.Header.Task);
        return activity;
    }

    /// <summary>Marks a span as failed. The message of an exception may quote arguments: only its type is added.</summary>
    public static void Fail(Activity? activity, Exception error)
    {
        activity?.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
        activity?.SetTag("error.type", error.GetType().Name);
    }

    /// <summary>Adds the current trace to headers without one.</summary>
    public static void Inject(Dictionary<string, object?> headers)
    {
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } activity && headers.TryAdd("traceparent", id)
            && activity.TraceStateString is { Length: > 0 } state)
        {
            headers.TryAdd("tracestate", state);
        }
    }
}
