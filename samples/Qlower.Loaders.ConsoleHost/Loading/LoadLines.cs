using System.Globalization;
using Qlower.Loaders.ConsoleHost.Output;

namespace Qlower.Loaders.ConsoleHost.Loading;

/// <summary>Formats loads as lines.</summary>
internal static class LoadLines
{
    public static void Write(Screen screen, LoadSummary summary)
    {
        var load = summary.Load;
        screen.Line(Closed(load.Status!.Value, load.File.Name, load.File.Partner, summary.Totals, load.Id), StyleOf(load.Status));
        if (load.IsFaulted)
        {
            screen.Line("  fault: a failure on Qlower's side; see the report.", "red");
        }

        screen.Line($"  archive: {summary.Archive}");
        foreach (var report in summary.Reports)
        {
            screen.Line($"  report: {report}");
        }

        if (summary.ReportsInBucket is { } reports)
        {
            screen.Line($"  reports: {reports}");
        }
    }

    public static string Closed(LoadStatus status, string file, string partner, LoadCounts counts, string id) => string.Create(
        CultureInfo.InvariantCulture,
        $"{status.ToWireName()} {file} ({partner}): {counts.Received} received, {counts.Integrated} integrated, {counts.AlreadyKnown} already known, {counts.Rejected} rejected; load {id}");

    public static string? StyleOf(LoadStatus? status) => status switch
    {
        LoadStatus.Success => "green",
        LoadStatus.PartialSuccess => "yellow",
        LoadStatus.Error => "red",
        _ => null,
    };
}
