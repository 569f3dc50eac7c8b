using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Qlower.Shared;

namespace Qlower.Loaders.Monitoring;

/// <summary>The instruments of the meter <c>Qlower.Loaders</c>; docs/telemetry.md lists them. Thread-safe.</summary>
internal sealed class LoaderMetrics
{
    private readonly Counter<long> _received;
    private readonly Counter<long> _loads;
    private readonly Counter<long> _records;
    private readonly Counter<long> _findings;
    private readonly Counter<long> _integrationFailures;
    private readonly Counter<long> _waits;
    private readonly Histogram<double> _loadDuration;
    private readonly Histogram<double> _stageDuration;
    private readonly Histogram<double> _integrationDuration;
    private readonly Histogram<long> _fileSize;
    private readonly ConcurrentDictionary<(string Source, UnclaimedReason Reason), long> _unclaimed = new();
    private readonly ConcurrentDictionary<string, bool> _waiting = new(StringComparer.Ordinal);

    public LoaderMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(LoaderTelemetry.Name);
        _received = meter.CreateCounter<long>("qlower.loader.files.received", "{file}", "Files claimed at a source.");
        _loads = meter.CreateCounter<long>("qlower.loader.loads", "{load}", "Loads closed, by status.");
        _records = meter.CreateCounter<long>("qlower.loader.records", "{record}", "Records processed, by model and outcome.");
        _findings = meter.CreateCounter<long>("qlower.loader.findings", "{finding}", "Findings of closed loads, by severity.");
        _integrationFailures = meter.CreateCounter<long>("qlower.loader.integration.failures", "{failure}", "Failed calls of an integrator.");
        _waits = meter.CreateCounter<long>("qlower.loader.waits", "{wait}", "Loads deferred after a failure, by stage.");
        _loadDuration = meter.CreateHistogram<double>("qlower.loader.load.duration", "s", "From reception to closing.");
        _stageDuration = meter.CreateHistogram<double>("qlower.loader.stage.duration", "s", "Time in one stage of a load.");
        _integrationDuration = meter.CreateHistogram<double>("qlower.loader.integration.duration", "s", "One batch in one integrator.");
        _fileSize = meter.CreateHistogram<long>("qlower.loader.file.size", "By", "Size of inspected files.");
        meter.CreateObservableGauge(
            "qlower.loader.files.unclaimed",
            () => _unclaimed.Select(entry => new Measurement<long>(entry.Value, Tag("source", entry.Key.Source), Tag("reason", entry.Key.Reason.ToWireName()))),
            "{file}",
            "Files at a source that have not been claimed, by reason.");
        meter.CreateObservableGauge(
            "qlower.loader.integrators.unavailable",
            () => _waiting.Select(entry => new Measurement<long>(entry.Value ? 1 : 0, Tag("integrator", entry.Key))),
            "{integrator}",
            "1 while loads wait on the integrator, 0 once it answers again.");
    }

    /// <summary>Sets the number of files that a source does not load, for every reason.</summary>
    public void Unclaimed(string source, IEnumerable<KeyValuePair<UnclaimedReason, int>> counts)
    {
        var found = counts.ToDictionary();
        foreach (var reason in Enum.GetValues<UnclaimedReason>())
        {
            _unclaimed[(source, reason)] = found.GetValueOrDefault(reason);
        }
    }

    /// <summary>Sets whether loads wait on an integrator.</summary>
    public void Waiting(string integrator, bool isWaiting) => _waiting[integrator] = isWaiting;

    public void Received(string partner) => _received.Add(1, Tag("partner", partner));

    public void Closed(LoadReport report, TimeSpan duration)
    {
        var status = Tag("status", report.Status.ToWireName());
        var partner = Tag("partner", report.Partner);
        _loads.Add(1, status, partner);
        _loadDuration.Record(duration.TotalSeconds, status, partner);
        foreach (var severity in report.FindingCounts.GroupBy(count => count.Severity))
        {
            _findings.Add(severity.Sum(count => count.Count), Tag("severity", TagValue.Of(severity.Key)), partner);
        }
    }

    public void Inspected(string partner, long bytes, TimeSpan duration)
    {
        _fileSize.Record(bytes, Tag("partner", partner));
        Staged("inspection", duration);
    }

    public void Staged(string stage, TimeSpan duration) => _stageDuration.Record(duration.TotalSeconds, Tag("stage", stage));

    public void Processed(string partner, RecordModel model, LoadCounts counts)
    {
        Add(counts.Integrated, "integrated");
        Add(counts.AlreadyKnown, "already_known");
        Add(counts.Rejected, "rejected");

        void Add(long count, string outcome)
        {
            if (count > 0)
            {
                _records.Add(count, Tag("model", model.ToWireName()), Tag("outcome", outcome), Tag("partner", partner));
            }
        }
    }

    public void Integrated(string integrator, RecordModel model, TimeSpan duration) =>
        _integrationDuration.Record(duration.TotalSeconds, Tag("integrator", integrator), Tag("model", model.ToWireName()));

    public void IntegrationFailed(string integrator, Exception error) =>
        _integrationFailures.Add(1, Tag("integrator", integrator), Tag("error.type", error.GetType().Name));

    public void Waited(LoadState stage, Exception error) => _waits.Add(1, Tag("stage", TagValue.Of(stage)), Tag("error.type", error.GetType().Name));

    private static KeyValuePair<string, object?> Tag(string name, object value) => new(name, value);
}
