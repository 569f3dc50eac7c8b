using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Sources;
using Qlower.Loaders.Testing.Fakes;

namespace Qlower.Loaders.Tests.EndToEnd;

[TestFixture]
[NonParallelizable]
internal sealed class InboxWatchTests
{
    private readonly CollectingReporter _reporter = new();
    private LoaderFixture _loaders = null!;

    private InboxWatch Watch => _loaders.Get<InboxWatch>();

    [SetUp]
    public void SetUp()
    {
        _reporter.Alerts.Clear();
        _loaders = new LoaderFixture(builder => builder.Services.AddSingleton<IAlertReporter>(_reporter));
    }

    [TearDown]
    public async Task TearDownAsync() => await _loaders.DisposeAsync();

    [Test]
    public async Task Check_FileThatStays_RaisesOneAlertThatNamesItAndTheReason()
    {
        _loaders.Drop("no", "notes.txt");

        await Watch.CheckAsync(CancellationToken.None);
        var early = _reporter.Alerts.Count;
        _loaders.Time.Advance(TimeSpan.FromMinutes(16));
        await Watch.CheckAsync(CancellationToken.None);
        await Watch.CheckAsync(CancellationToken.None);

        var alert = _reporter.Alerts.Single();
        Assert.That(early, Is.Zero);
        Assert.That((alert.Kind, alert.Partner, alert.FileName, alert.LoadId), Is.EqualTo((AlertKind.FileNotLoaded, "azur", "notes.txt", "")));
        Assert.That(alert.Reason, Is.EqualTo("inbox/azur/notes.txt in source folder is not loaded: its name does not end in .json, or is hidden."));
    }

    [Test]
    public async Task Check_FileThatIsGoneAndArrivesAgain_IsCountedFromItsArrival()
    {
        var path = Path.Combine(_loaders.Root, "inbox", "azur", "notes.txt");
        _loaders.Drop("no", "notes.txt");
        await Watch.CheckAsync(CancellationToken.None);
        File.Delete(path);
        _loaders.Time.Advance(TimeSpan.FromMinutes(16));
        await Watch.CheckAsync(CancellationToken.None);
        _loaders.Drop("no", "notes.txt");

        await Watch.CheckAsync(CancellationToken.None);

        Assert.That(_reporter.Alerts, Is.Empty);
    }

    [Test]
    public async Task Check_HundredFiles_RaisesTwentyAlertsAndOneForTheOthers()
    {
        for (var number = 0; number < 100; number++)
        {
            _loaders.Drop("no", $"{number}.txt");
        }

        await Watch.CheckAsync(CancellationToken.None);
        _loaders.Time.Advance(TimeSpan.FromMinutes(16));
        await Watch.CheckAsync(CancellationToken.None);

        Assert.That(_reporter.Alerts, Has.Count.EqualTo(21));
        Assert.That(_reporter.Alerts[^1].Reason, Does.StartWith("80 other files in source folder are not loaded, such as inbox/azur/"));
    }

    [Test]
    public async Task Check_UnclaimedFiles_AreCountedBySourceAndReason()
    {
        var counts = new Dictionary<string, long>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == LoaderTelemetry.Name && instrument.Name == "qlower.loader.files.unclaimed")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => counts[string.Join(' ', tags.ToArray().Select(tag => tag.Value))] = value);
        listener.Start();
        _loaders.Drop("no", "notes.txt");
        _loaders.Drop("{}", "../nobody/file.json");

        await Watch.CheckAsync(CancellationToken.None);
        listener.RecordObservableInstruments();
        var before = counts.Where(count => count.Value > 0).ToDictionary();
        Directory.Delete(Path.Combine(_loaders.Root, "inbox"), recursive: true);
        await Watch.CheckAsync(CancellationToken.None);
        listener.RecordObservableInstruments();

        Assert.That(before, Is.EqualTo(new Dictionary<string, long> { ["folder ignored_name"] = 1, ["folder unknown_partner"] = 1 }));
        Assert.That(counts.Values, Is.All.Zero);
    }

    [Test]
    public async Task Scan_FileOfAPartnerThatIsNotConfigured_StaysWhereItIs()
    {
        _loaders.Drop(LoaderFixture.Load(""), "../nobody/file.json");

        var found = await _loaders.Get<IFileReceiver>().ScanAsync();

        Assert.That(found, Is.Zero);
        Assert.That(File.Exists(Path.Combine(_loaders.Root, "inbox", "nobody", "file.json")), Is.True);
    }
}
