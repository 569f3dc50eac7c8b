using System.Diagnostics;

namespace Qlower.Loaders.Monitoring;

/// <summary>The names of the telemetry of the package, and its activity source.</summary>
public static class LoaderTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the meter.</summary>
    public const string Name = "Qlower.Loaders";

    private static readonly ActivitySource Source = new(Name);

    internal static Activity? Start(string name, string loadId, RecordModel? model = null)
    {
        var activity = Source.StartActivity(name);
        activity?.SetTag("qlower.load.id", loadId);
        if (model is { } known)
        {
            activity?.SetTag("qlower.model", known.ToWireName());
        }

        return activity;
    }

    /// <summary>Runs work in a span, which has the status Error when the work throws. The stop of the host is no failure.</summary>
    internal static async Task TraceAsync(string name, string loadId, RecordModel? model, Func<Task> work)
    {
        using var activity = Start(name, loadId, model);
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Fail(activity, error);
            throw;
        }
    }

    /// <summary>Marks a span as failed. The message of an exception may quote records: only its type is added.</summary>
    internal static void Fail(Activity? activity, Exception error)
    {
        activity?.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
        activity?.SetTag("error.type", error.GetType().Name);
    }
}
