using System.Security.Cryptography;
using System.Text;
using Amazon.S3;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.FileGenerator;

namespace Qlower.Loaders.S3.Tests;

/// <summary>The loaders as a host composes them, over a bucket of their own, with a client that counts.</summary>
internal sealed class LoadedBucket : IAsyncDisposable
{
    private const string Key = "bucket-key";

    private readonly ServiceProvider _services;

    private LoadedBucket(string environment, Action<S3SourceOptions> configure)
    {
        Bucket = Buckets.Of(environment);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddKeyedSingleton<IAmazonS3>("s3", Requests.Client);
        services.AddQlowerLoaders()
            .UseInMemoryStore()
            .AddPartner(Buckets.Partner, partner => partner.KeyHashes.Add("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))))
            .AddS3Source("s3", options =>
            {
                options.Environment = environment;
                options.ServiceUrl = Gateway.Address;
                configure(options);
            });
        _services = services.BuildServiceProvider();
    }

    public string Bucket { get; }

    public CountedClient Requests { get; } = new();

    public static async Task<LoadedBucket> CreateAsync(Action<S3SourceOptions>? configure = null, bool isVersioned = false)
    {
        var bucket = new LoadedBucket(Gateway.NewEnvironment(), configure ?? (_ => { }));
        await (isVersioned ? Buckets.CreateVersionedAsync(bucket.Bucket) : Gateway.Partner.PutBucketAsync(bucket.Bucket));
        return bucket;
    }

    public async Task PutAsync(string key, int transactions, int faultEvery = 0)
    {
        using var content = new MemoryStream();
        LoaderFileGenerator.Write(content, new GeneratorOptions { Transactions = transactions, Partner = Buckets.Partner, Key = Key, FaultEvery = faultEvery });
        await Buckets.PutAsync(Bucket, key, content.ToArray());
    }

    public Task<int> ScanAsync() => _services.GetRequiredService<IFileReceiver>().ScanAsync();

    /// <summary>Receives waiting files and processes loads until none is left.</summary>
    public async Task<LoadEntry> RunAsync()
    {
        await ScanAsync();
        LoadEntry? last = null;
        while (await _services.GetRequiredService<ILoadProcessor>().ProcessNextAsync() is { } load)
        {
            last = load;
        }

        Assert.That(last, Is.Not.Null);
        Assert.That(last!.State, Is.EqualTo(LoadState.Closed), last.WaitReason);
        return last;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Requests.Client.Dispose();
    }
}
