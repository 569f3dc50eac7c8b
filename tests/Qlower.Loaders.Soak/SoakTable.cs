using System.Globalization;

namespace Qlower.Loaders.Soak;

/// <summary>Writes the samples as a Markdown table of about a dozen rows.</summary>
internal static class SoakTable
{
    private const int Rows = 12;

    public static void Write(TextWriter output, SoakRun run)
    {
        output.WriteLine("| time | files | kills | open loads | files in inboxes | leftovers | write-ahead log, MB | resident memory, MB | peak, MB | threads | descriptors |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        var step = Math.Max(1, (run.Samples.Count + Rows - 1) / Rows);
        var shown = run.Samples.Where((_, i) => i % step == step - 1).Append(run.Samples[^1]).Distinct();
        foreach (var sample in shown)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {sample.Time:mm\\:ss} | {sample.Files} | {sample.Kills} | {sample.Open} | {sample.Arrivals} | {sample.Leftovers} | {sample.LogMegabytes:0.0} | {Of(sample, host => host.Megabytes)} | {Of(sample, host => host.PeakMegabytes)} | {Of(sample, host => host.Threads)} | {Of(sample, host => host.Descriptors)} |"));
        }

        var most = run.Samples.SelectMany(sample => sample.Hosts).ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\nThe most in {run.Samples.Count} samples: {most.Max(host => host.PeakMegabytes)} MB of memory, {most.Max(host => host.Threads)} threads, {most.Max(host => host.Descriptors)} descriptors, {run.Samples.Max(sample => sample.LogMegabytes):0.0} MB of write-ahead log."));
    }

    private static string Of(SoakSample sample, Func<HostSample, int> value) => string.Join(", ", sample.Hosts.Select(value));
}
