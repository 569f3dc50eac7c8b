using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Tests.Composition;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>Loaders composed as a host would, over a folder of their own, with a clock that stands still.</summary>
internal sealed class LoaderFixture : IAsyncDisposable
{
    public const string Key = "canary-5f2d7c";

    private readonly ServiceProvider _services;

    public LoaderFixture(Action<IQlowerLoadersBuilder>? compose = null, Action<PartnerOptions>? partner = null, Action<QlowerLoadersOptions>? options = null)
    {
        Root = Directory.CreateTempSubdirectory("loaders-").FullName;
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        var builder = services.AddQlowerLoaders(configured =>
        {
            configured.Attempts = 1;
            options?.Invoke(configured);
        });
        builder.AddPartner("azur", configured =>
        {
            configured.KeyHashes.Add("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key))));
            configured.Language = ReportLanguage.English;
            partner?.Invoke(configured);
        });
        builder.AddFolderSource("folder", configured =>
        {
            configured.Root = Root;
            configured.StableFor = TimeSpan.Zero;
        });
        compose?.Invoke(builder);
        builder.UseMemoryByDefault();
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public string Root { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public CollectingLog Log { get; } = new();

    public ILoadLedger Ledger => Get<ILoadLedger>();

    public InMemoryIntegrator Store => Get<InMemoryIntegrator>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Puts a file into the inbox of azur.</summary>
    public void Drop(string json, string name = "file.json") => Drop(Encoding.UTF8.GetBytes(json), name);

    public void Drop(byte[] content, string name = "file.json")
    {
        var path = Path.Combine(Root, "inbox", "azur", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        File.SetLastWriteTimeUtc(path, Time.GetUtcNow().UtcDateTime.AddHours(-1));
    }

    /// <summary>Drops a file and runs it to its end.</summary>
    public async Task<LoadOutcome> LoadAsync(string json, string name = "file.json")
    {
        Drop(json, name);
        return await RunAsync();
    }

    /// <summary>Takes in what waits and works until nothing can be done.</summary>
    /// <returns>The load that was worked on last.</returns>
    public async Task<LoadOutcome> RunAsync()
    {
        await Get<IFileReceiver>().ScanAsync();
        LoadEntry? last = null;
        while (await Get<ILoadProcessor>().ProcessNextAsync() is { } load)
        {
            last = load;
        }

        return await OutcomeAsync(last ?? throw new InvalidOperationException("There was nothing to do."));
    }

    public async Task<LoadOutcome> OutcomeAsync(LoadEntry load)
    {
        var findings = new List<Finding>();
        await foreach (var finding in Ledger.ReadFindingsAsync(load.Id))
        {
            findings.Add(finding);
        }

        var lanes = await Ledger.GetCountsAsync(load.Id);
        if (load is { State: LoadState.Closed, IsRefused: false, Parts: > 0 })
        {
            Assert.That(lanes, Is.Not.Empty, "A load with records has counts.");
        }

        if (load.State == LoadState.Closed && !load.IsFaulted)
        {
            Assert.That(lanes.Select(lane => lane.Counts.IsConserved), Is.All.True, "received = integrated + already known + rejected");
        }

        return new LoadOutcome(load, lanes, findings);
    }

    /// <summary>A flat file of azur around some sections.</summary>
    public static string Load(string sections, string key = Key, string partner = "azur", string created = "2026-11-20T10:00:00", string version = "2.0") =>
        $$"""
        {
          "inigPtynm": "{{partner}}",
          "apiKey": "{{key}}",
          "creDtTm": "{{created}}",
          "versionId": "{{version}}"{{(sections.Length > 0 ? "," : "")}}
          {{sections}}
        }
        """;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(Root, recursive: true);
    }
}
