using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Celery.Monitoring;
using Qlower.Celery.Wire;
using Qlower.Celery.Worker.Tasks;
using Qlower.Loaders.TestServers;

namespace Qlower.Celery.Tests.Documentation;

/// <summary>What docs/celery.md lists is what there is.</summary>
[TestFixture]
internal sealed class CeleryPageTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "celery.md"));

    [Test]
    public void Instruments_AreListedWithTheirUnits()
    {
        var seen = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Name.StartsWith("qlower.celery.", StringComparison.Ordinal))
            {
                var kind = instrument is Counter<long> ? "counter" : instrument is Histogram<double> ? "histogram" : "gauge";
                seen.Add($"| `{instrument.Name}` | {kind} | `{instrument.Unit}` |");
            }
        };
        listener.Start();
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();

        _ = new WorkerMetrics(services.GetRequiredService<IMeterFactory>(), new RunningTasks(TimeProvider.System));

        var listed = Lines.Where(line => line.StartsWith("| `qlower.celery.", StringComparison.Ordinal)).Select(line => string.Join('|', line.Split('|')[..4]) + "|");
        Assert.That(seen.Distinct(), Is.EquivalentTo(listed));
    }

    [Test]
    public void DeadLetters_EveryKindOfPoison_IsListed() =>
        Assert.That(Enum.GetNames<PoisonKind>().Where(kind => !Lines.Any(line => line.Contains($"`{kind}`", StringComparison.Ordinal))), Is.Empty);
}
