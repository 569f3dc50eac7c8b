using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Amazon.S3;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Qlower.Loaders.S3.Tests;

/// <summary>Loaders composed as a host would: an S3 source, and a ledger and a store in SQLite.</summary>
internal sealed class LoadingHost : IAsyncDisposable, IAlertReporter
{
    private readonly ServiceProvider _services;

    /// <param name="environment">Names the buckets.</param>
    /// <param name="folder">Holds the ledger and the store, which hosts may share.</param>
    /// <param name="address">The gateway, or a proxy before it; <see langword="null"/> for the gateway.</param>
    /// <param name="time">The clock; <see langword="null"/> for the real one.</param>
    /// <param name="source">Sets options of the source.</param>
    /// <param name="options">Sets options of the engine.</param>
    /// <param name="compose">Adds more to the host.</param>
    public LoadingHost(
        string environment,
        string folder,
        Uri? address = null,
        TimeProvider? time = null,
        Action<S3SourceOptions>? source = null,
        Action<QlowerLoadersOptions>? options = null,
        Action<IQlowerLoadersBuilder>? compose = null)
    {
        Database = Path.Combine(folder, "loaders.db");
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton<IAlertReporter>(this);
        services.AddKeyedSingleton<IAmazonS3>("s3", (_, _) => Gateway.Connect(address ?? Gateway.Address));
        var builder = services.AddQlowerLoaders(loaders =>
        {
            loaders.PollInterval = TimeSpan.FromMilliseconds(200);
            loaders.LongestWait = TimeSpan.FromMilliseconds(200);
            options?.Invoke(loaders);
        });
        foreach (var partner in new[] { "azur", "boreal" })
        {
            builder.AddPartner(partner, configured =>
                configured.KeyHashes.Add("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TestFiles.Key)))));
        }

        builder.UseSqlite(Database).AddS3Source("s3", configured =>
        {
            configured.Environment = environment;
            configured.ServiceUrl = Gateway.Address;
            configured.Partners.Add("azur");
            configured.PollInterval = configured.IdlePollInterval = TimeSpan.FromMilliseconds(200);
            source?.Invoke(configured);
        });
        compose?.Invoke(builder);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public string Database { get; }

    public ConcurrentQueue<LoadAlert> Alerts { get; } = new();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Receives waiting files and processes loads until none is left.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await Get<IFileReceiver>().ScanAsync(cancellationToken);
        while (await Get<ILoadProcessor>().ProcessNextAsync(cancellationToken) is not null)
        {
        }
    }

    /// <summary>Watches and works in the background, until disposed.</summary>
    public async Task StartAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }
    }

    /// <summary>Waits until so many loads are closed and none is open.</summary>
    public async Task<IReadOnlyList<LoadEntry>> WaitForClosedAsync(int loads, TimeSpan? longest = null)
    {
        using var patience = new CancellationTokenSource(longest ?? TimeSpan.FromMinutes(3));
        while (true)
        {
            var all = await LoadsAsync();
            if (all.Count >= loads && all.All(load => load.State == LoadState.Closed))
            {
                return all;
            }

            if (patience.IsCancellationRequested)
            {
                Assert.Fail($"{all.Count(load => load.State == LoadState.Closed)} of {loads} loads are closed; "
                    + string.Join("; ", all.Where(load => load.WaitReason is not null).Select(load => load.WaitReason).Distinct()));
            }

            await Task.Delay(100, CancellationToken.None);
        }
    }

    public Task<IReadOnlyList<LoadEntry>> LoadsAsync() => Get<ILoadLedger>().ListAsync(new LoadQuery { Limit = 100_000 });

    /// <summary>What is stored, without what differs between any two runs.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync()
    {
        var rows = new List<string>();
        await using var connection = new SqliteConnection($"Data Source={Database}");
        await connection.OpenAsync();
        foreach (var table in new[] { "properties", "transactions" })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table}_view ORDER BY partner, external_id";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var values = Enumerable.Range(0, reader.FieldCount).Where(i => reader.GetName(i) is not ("load_id" or "source_offset" or "stored_at"))
                    .Select(i => reader.GetValue(i).ToString());
                rows.Add($"{table}: {string.Join('|', values)}");
            }
        }

        return rows;
    }

    public Task AlertAsync(LoadAlert alert, CancellationToken cancellationToken = default)
    {
        Alerts.Enqueue(alert);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>().Reverse())
        {
            await service.StopAsync(new CancellationToken(canceled: true));
        }

        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }
}
