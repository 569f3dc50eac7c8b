using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Sqs.Monitoring;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Sqs.Tests.Documentation;

/// <summary>What the documents list is what there is.</summary>
[TestFixture]
internal sealed class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "sqs.md"));

    [Test]
    public void Page_EveryInstrument_IsListedWithItsUnit()
    {
        var seen = new List<string>();
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Name.StartsWith("qlower.loader.sqs.", StringComparison.Ordinal))
            {
                seen.Add($"| `{instrument.Name}` | {(instrument is Counter<long> ? "counter" : "histogram")} | `{instrument.Unit}` |");
            }
        };
        listener.Start();

        _ = new SqsMetrics(services.GetRequiredService<IMeterFactory>());

        Assert.That(SqsMetrics.MeterName, Is.EqualTo(LoaderTelemetry.Name), "the engine's meter");
        Assert.That(seen.Distinct().Count(), Is.EqualTo(Page.Split('\n').Count(line => line.StartsWith("| `qlower.", StringComparison.Ordinal))));
        Assert.That(seen.Where(line => !Page.Contains(line, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Page_EveryLogEvent_IsListedOnce()
    {
        var events = typeof(SqsEventOptions).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Select(entry => $"| {entry.EventId} | {entry.EventName} | {entry.Level} |")
            .ToArray();

        Assert.That(events, Is.Unique.And.Not.Empty);
        Assert.That(Page.Split('\n').Where(line => line.StartsWith("| 1", StringComparison.Ordinal)), Is.EquivalentTo(events));
    }

    [TestCase("docs/sqs.md")]
    [TestCase("src/Qlower.Loaders.Sqs/README.md")]
    public void Page_EveryOption_IsListed(string path)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, path));

        var listed = page.Split('\n').SkipWhile(line => !line.StartsWith("| option |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))
            .SelectMany(line => line.Split('|')[1].Split(',')).Select(name => name.Trim(' ', '`'));

        Assert.That(listed, Is.EquivalentTo(typeof(SqsEventOptions).GetProperties().Select(property => property.Name)));
    }
}
