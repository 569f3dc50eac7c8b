using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.Monitoring;

namespace Qlower.Loaders.Tests.Documentation;

/// <summary>What the documents list is what there is.</summary>
[TestFixture]
internal sealed class DocumentationTests
{
    private static string Root => RepositoryFolder.Root;

    [Test]
    public void Telemetry_EveryInstrument_IsListedWithItsUnit()
    {
        var seen = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == LoaderTelemetry.Name)
            {
                seen.Add($"`{instrument.Name}` | {(instrument is Counter<long> ? "counter" : instrument.IsObservable ? "gauge" : "histogram")} | `{instrument.Unit}`");
            }
        };
        listener.Start();
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();

        _ = new LoaderMetrics(services.GetRequiredService<IMeterFactory>());

        var page = File.ReadAllText(Path.Combine(Root, "docs", "telemetry.md"));
        var listed = page.Split('\n').Where(line => line.StartsWith("| `qlower.loader.", StringComparison.Ordinal)).Select(line => string.Join(" | ", line.Split('|')[1..4].Select(cell => cell.Trim())));
        Assert.That(seen.Distinct(), Is.EquivalentTo(listed));
    }

    [Test]
    public void Telemetry_EveryLogEvent_IsListedOnce()
    {
        var events = typeof(LoaderTelemetry).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Select(entry => $"| {entry.EventId} | {entry.EventName} | {entry.Level} |")
            .ToArray();
        var page = File.ReadAllText(Path.Combine(Root, "docs", "telemetry.md"));

        Assert.That(events, Is.Unique.And.Not.Empty);
        Assert.That(page.Split('\n').Where(line => line.Length > 2 && char.IsAsciiDigit(line[2]) && line[0] == '|'), Is.EquivalentTo(events));
    }
}
