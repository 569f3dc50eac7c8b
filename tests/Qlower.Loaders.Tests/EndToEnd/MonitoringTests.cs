using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Testing.Fakes;

namespace Qlower.Loaders.Tests.EndToEnd;

[TestFixture]
[NonParallelizable]
internal sealed class MonitoringTests
{
    private static readonly string File = LoaderFixture.Load(Samples.Properties(Samples.Property) + "," + Samples.Transactions(Samples.Transaction));

    [Test]
    public async Task Load_Closed_IsOneInformationLine()
    {
        await using var loaders = new LoaderFixture();

        await loaders.LoadAsync(File);

        var lines = loaders.Log.Entries.Where(entry => entry.Level == LogLevel.Information && entry.Text.StartsWith("LoadClosed", StringComparison.Ordinal));
        Assert.That(lines.Single().Text, Does.Contain("SUCCESS, 2 records received, 2 integrated"));
    }

    [Test]
    public async Task Load_Measured_CountsRecordsAndDisclosesNoKey()
    {
        var told = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == LoaderTelemetry.Name)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Tell(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Tell(instrument, 0, tags));
        listener.Start();
        using var spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == LoaderTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => told.Add($"{activity.OperationName} {string.Join(' ', activity.Tags)}"),
        };
        ActivitySource.AddActivityListener(spans);
        await using var loaders = new LoaderFixture();

        await loaders.LoadAsync(File);
        await loaders.LoadAsync(File.Replace("T-1", "", StringComparison.Ordinal));

        Assert.That(told, Has.Some.StartsWith("qlower.loader.records 1 [model, transactions]").And.Some.Contains("[outcome, rejected]"));
        Assert.That(told, Has.Some.StartsWith("load ").And.Some.StartsWith("inspect ").And.Some.StartsWith("process part ").And.Some.StartsWith("conclude "));
        Assert.That(told, Has.None.Contains("canary"));

        void Tell(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            told.Add($"{instrument.Name} {value} {string.Join(' ', tags.ToArray())}");
    }

    [Test]
    public async Task Health_MeansThatLoadsMove()
    {
        var down = new ScriptedIntegrator("accounting") { IsDown = true };
        await using var loaders = new LoaderFixture(builder => builder.AddIntegrator(_ => new InMemoryIntegrator()).AddIntegrator(_ => down));
        var health = loaders.Get<HealthCheckService>();

        var idle = await health.CheckHealthAsync();
        loaders.Drop(File);
        await loaders.RunAsync();
        var waiting = await health.CheckHealthAsync();
        loaders.Time.Advance(TimeSpan.FromMinutes(16));
        var stuck = await health.CheckHealthAsync();
        down.IsDown = false;
        await loaders.RunAsync();
        var again = await health.CheckHealthAsync();

        Assert.That(
            new[] { idle.Status, waiting.Status, stuck.Status, again.Status },
            Is.EqualTo(new[] { HealthStatus.Healthy, HealthStatus.Degraded, HealthStatus.Unhealthy, HealthStatus.Healthy }));
    }
}
