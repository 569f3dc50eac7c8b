using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Qlower.Loaders.Sqs.Tests;

/// <summary>A host as it is composed for production, on a queue of the tests and buckets that are folders.</summary>
internal sealed class EventHost : IAsyncDisposable
{
    private const string Key = "canary-5f2d7c";

    private readonly IHost _host;

    private EventHost(SqsServer server, TestQueue queue, FolderBuckets buckets, string? ledger, Action<SqsEventOptions>? configure)
    {
        Buckets = buckets;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(Log);
        var loaders = builder.Services.AddQlowerLoaders(options =>
            {
                options.Workers = 2;
                options.PollInterval = TimeSpan.FromMilliseconds(200);
            })
            .AddPartner("azur", partner => partner.KeyHashes.Add("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))))
            .AddFileSource(_ => buckets)
            .AddSqsEvents("events", options =>
            {
                options.QueueUrl = queue.Url;
                options.ServiceUrl = server.Url;
                options.WaitTime = TimeSpan.FromSeconds(1);
                options.VisibilityTimeout = TimeSpan.FromSeconds(600);
                options.RetryDelay = options.LongestRetryDelay = TimeSpan.FromSeconds(1);
                configure?.Invoke(options);
            });
        if (ledger is not null)
        {
            loaders.UseSqlite(ledger);
        }
        else
        {
            loaders.UseInMemoryStore();
        }

        _host = builder.Build();
    }

    public FolderBuckets Buckets { get; }

    public CollectingLog Log { get; } = new();

    public IServiceProvider Services => _host.Services;

    /// <param name="server">The SQS server.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="buckets">The buckets.</param>
    /// <param name="ledger">The file of a durable ledger; <see langword="null"/> for one in memory.</param>
    /// <param name="configure">Sets what differs from a patient queue with quick retries.</param>
    public static async Task<EventHost> StartAsync(SqsServer server, TestQueue queue, FolderBuckets buckets, string? ledger = null, Action<SqsEventOptions>? configure = null)
    {
        var host = new EventHost(server, queue, buckets, ledger, configure);
        await host._host.StartAsync();
        return host;
    }

    /// <summary>A valid file.</summary>
    public static string File(string id = "T-1") =>
        $$"""
        {"inigPtynm":"azur","apiKey":"{{Key}}","creDtTm":"2026-01-05T10:00:00","versionId":"2.0","clients":[],
        "transactions":[{"id":"{{id}}","reqdExctnDt":"2026-01-31","id-prty":"P-1","amt":-12.50,"ref":"Loyer janvier"}]}
        """;

    public Task<IReadOnlyList<LoadEntry>> LoadsAsync() => Services.GetRequiredService<ILoadLedger>().ListAsync(new LoadQuery { Limit = 1000 });

    public Task WaitForLoadsAsync(int count) =>
        Eventually.IsTrueAsync(async () => (await LoadsAsync()).Count(load => load.State == LoadState.Closed) >= count, $"{count} loads are closed");

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
