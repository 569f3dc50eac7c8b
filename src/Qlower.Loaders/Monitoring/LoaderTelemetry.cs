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
}
