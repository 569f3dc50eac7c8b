using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Testing.Fakes;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>The values of tags in metrics and spans have one spelling, and failed spans the status Error.</summary>
[TestFixture]
[NonParallelizable]
internal sealed partial class TagValueTests
{
    private static readonly string File = LoaderFixture.Load(Samples.Properties(Samples.Property) + "," + Samples.Transactions(Samples.Transaction));

    /// <summary>Tags whose values are names that somebody gave.</summary>
    private static readonly string[] Names = ["partner", "integrator", "qlower.load.id", "qlower.file.name"];

    [Test]
    public async Task Load_AnyOutcome_TagsAreLowerSnakeCaseOrWireNames()
    {
        var tags = new ConcurrentDictionary<(string Name, string Value), bool>();
        var spans = new ConcurrentBag<(string Name, ActivityStatusCode Status, string? Error)>();
        using var metrics = Measure(tags);
        using var traces = Trace(tags, spans);
        var down = new ScriptedIntegrator("accounting");
        await using var loaders = new LoaderFixture(builder => builder.AddIntegrator(_ => new InMemoryIntegrator()).AddIntegrator(_ => down));

        await loaders.LoadAsync(File);
        var succeeded = spans.ToArray();
        await loaders.LoadAsync(File.Replace("T-1", "", StringComparison.Ordinal));
        await loaders.LoadAsync("{}");
        down.IsDown = true;
        await loaders.LoadAsync(File.Replace("P-1", "P-2", StringComparison.Ordinal));

        Assert.That(tags.Keys.Where(tag => !IsSpelled(tag.Name, tag.Value)), Is.Empty);
        Assert.That(tags.Keys.Select(tag => tag.Name), Is.SupersetOf(new[] { "status", "model", "outcome", "severity", "stage", "error.type", "qlower.model" }));
        Assert.That(succeeded.Select(span => span.Status), Is.All.EqualTo(ActivityStatusCode.Unset));
        Assert.That(spans.Where(span => span.Status == ActivityStatusCode.Error).Select(span => (span.Name, span.Error)), Is.EquivalentTo(new[]
        {
            ("process part", nameof(IntegratorUnavailableException)), ("load", nameof(IntegratorUnavailableException)),
        }));
    }

    private static bool IsSpelled(string name, string value) => name switch
    {
        _ when Names.Contains(name) => true,
        "error.type" => TypeName().IsMatch(value),
        "status" => Enum.GetValues<LoadStatus>().Any(status => status.ToWireName() == value),
        "model" or "qlower.model" => RecordModels.All.Any(model => model.ToWireName() == value),
        _ => SnakeCase().IsMatch(value),
    };

    private static MeterListener Measure(ConcurrentDictionary<(string Name, string Value), bool> found)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == LoaderTelemetry.Name)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Add(tags));
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Add(tags));
        listener.Start();
        return listener;

        void Add(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var (name, value) in tags)
            {
                found[(name, value!.ToString()!)] = true;
            }
        }
    }

    private static ActivityListener Trace(ConcurrentDictionary<(string Name, string Value), bool> found, ConcurrentBag<(string Name, ActivityStatusCode Status, string? Error)> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == LoaderTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                spans.Add((activity.OperationName, activity.Status, activity.GetTagItem("error.type") as string));
                foreach (var (name, value) in activity.TagObjects)
                {
                    found[(name, value!.ToString()!)] = true;
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(_[a-z0-9]+)*\z")]
    private static partial Regex SnakeCase();

    [GeneratedRegex(@"\A[A-Z][A-Za-z0-9]*\z")]
    private static partial Regex TypeName();
}
