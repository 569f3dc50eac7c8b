using Amazon.S3.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qlower.Loaders.FileGenerator;
using Qlower.Loaders.Inspection;
using Qlower.Loaders.Pipeline;

namespace Qlower.Loaders.S3.Benchmarks;

/// <summary>One large file, read and inspected, against reading it with the SDK alone.</summary>
internal sealed class OneLargeObject(Server server, int megabytes, int rounds)
{
    private const int BytesOfTransaction = 200;
    private const string Key = "large.json";

    private static readonly S3SourceOptions Defaults = new();
    private static readonly string Bare = $"bare SDK: GetObject, {Defaults.ParallelRanges} ranges of {Defaults.RangeBytes >> 20} MiB";

    public async Task RunAsync()
    {
        var environment = await server.NewEnvironmentAsync();
        var bucket = Server.BucketOf(environment);
        var folder = Directory.CreateTempSubdirectory("qlower-s3-benchmark-");
        try
        {
            var length = await PutAsync(bucket, Path.Combine(folder.FullName, Key));
            using var host = LoaderHost.Build(server, environment, Path.Combine(folder.FullName, "loaders.db"), workers: 1);
            var source = (IBucketSource)host.Services.GetServices<IFileSource>().Single();
            var file = await source.FindAsync(bucket, Key) ?? throw new InvalidOperationException("The object is gone.");
            await RoundAsync(new Rounds());
            var measured = new Rounds();
            for (var round = 0; round < rounds; round++)
            {
                await RoundAsync(measured);
            }

            async Task RoundAsync(Rounds taken)
            {
                await taken.MeasureAsync(Bare, () => FetchRangesAsync(bucket, length));
                await taken.MeasureAsync("bare SDK: one GetObject", () => server.ReadAsync(new GetObjectRequest { BucketName = bucket, Key = Key }));
                await taken.MeasureAsync("the source: OpenReadAsync to the end", () => ReadAsync(source, file));
                await taken.MeasureAsync("the inspect pass over it", () => InspectAsync(host.Services, source, file));
            }

            Console.WriteLine($"One object of {length:N0} bytes, {rounds} rounds");
            measured.Write(Bare, length / 1e6, "MB");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<long> PutAsync(string bucket, string path)
    {
        await using (var file = File.Create(path))
        {
            LoaderFileGenerator.Write(file, new GeneratorOptions
            {
                Transactions = (megabytes << 20) / BytesOfTransaction,
                Properties = 1000,
                Partner = Server.Partner,
                Key = LoaderHost.Key,
            });
        }

        await server.Client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = Key, FilePath = path });
        return new FileInfo(path).Length;
    }

    private async Task FetchRangesAsync(string bucket, long length)
    {
        var ranges = Enumerable.Range(0, (int)((length + Defaults.RangeBytes - 1) / Defaults.RangeBytes)).Select(i => (long)i * Defaults.RangeBytes);
        await Parallel.ForEachAsync(ranges, new ParallelOptions { MaxDegreeOfParallelism = Defaults.ParallelRanges }, async (start, _) =>
            await server.ReadAsync(new GetObjectRequest
            {
                BucketName = bucket,
                Key = Key,
                ByteRange = new Amazon.S3.Model.ByteRange(start, Math.Min(start + Defaults.RangeBytes, length) - 1),
            }));
    }

    private static async Task ReadAsync(IFileSource source, SourceFile file)
    {
        await using var stream = await source.OpenReadAsync(file);
        if (await Server.DrainAsync(stream) != file.Length)
        {
            throw new InvalidOperationException("The stream ended too early.");
        }
    }

    private static async Task InspectAsync(IServiceProvider services, IFileSource source, SourceFile file)
    {
        await using var scope = services.CreateAsyncScope();
        await using var stream = await source.OpenReadAsync(file);
        var summary = await FileInspector.InspectAsync(
            stream,
            new InspectionRequest
            {
                Pipeline = services.GetRequiredService<LoadPipelineFactory>().Create(scope.ServiceProvider, Server.Partner),
                Options = services.GetRequiredService<IOptions<QlowerLoadersOptions>>().Value,
                Now = DateTimeOffset.UtcNow,
                CutsManifest = true,
            },
            CancellationToken.None);
        if (summary.Result.IsRefused)
        {
            throw new InvalidOperationException("The file was refused.");
        }
    }
}
