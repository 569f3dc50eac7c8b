using Amazon.S3.Model;
using Qlower.Loaders.FileGenerator;

namespace Qlower.Loaders.S3.Benchmarks;

/// <summary>Many small files through the whole pipeline, against listing and fetching them with the SDK alone.</summary>
internal sealed class ManySmallObjects(Server server, int objects, int rounds)
{
    private const int Workers = 4;
    private const int Transactions = 100;
    private const int Properties = 10;
    private const int WarmUp = 100;
    private const string Bare = "bare SDK: ListObjectsV2 and GetObject";

    public async Task RunAsync()
    {
        await RoundAsync(new Rounds(), WarmUp);
        var measured = new Rounds();
        for (var round = 0; round < rounds; round++)
        {
            await RoundAsync(measured, objects);
        }

        Console.WriteLine($"{objects:N0} objects of {Generate(0).Length:N0} bytes ({Transactions + Properties} records each), {Workers} at a time, {rounds} rounds");
        measured.Write(Bare, objects, "objects");
    }

    private async Task RoundAsync(Rounds measured, int count)
    {
        var environment = await server.NewEnvironmentAsync();
        var bucket = Server.BucketOf(environment);
        await Parallel.ForAsync(0, count, async (i, _) => await server.PutAsync(bucket, $"file-{i:D5}.json", Generate(i)));
        await measured.MeasureAsync(Bare, () => FetchAsync(bucket, count));
        await measured.MeasureAsync("the pipeline: claim to archive and reports", () => LoadAsync(environment, count));
        var left = await server.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, Delimiter = "/" });
        Require((left.S3Objects?.Count ?? 0) == 0, $"{left.S3Objects?.Count} objects were left where files arrive.");
    }

    private static byte[] Generate(int number)
    {
        using var content = new MemoryStream();
        LoaderFileGenerator.Write(content, new GeneratorOptions
        {
            Transactions = Transactions,
            Properties = Properties,
            Partner = Server.Partner,
            Key = LoaderHost.Key,
            Prefix = $"{number}-",
        });
        return content.ToArray();
    }

    private async Task FetchAsync(string bucket, int count)
    {
        var fetched = 0;
        var request = new ListObjectsV2Request { BucketName = bucket, Delimiter = "/" };
        ListObjectsV2Response page;
        do
        {
            page = await server.Client.ListObjectsV2Async(request);
            await Parallel.ForEachAsync(page.S3Objects, new ParallelOptions { MaxDegreeOfParallelism = Workers }, async (item, _) =>
            {
                await server.ReadAsync(new GetObjectRequest { BucketName = bucket, Key = item.Key });
                Interlocked.Increment(ref fetched);
            });
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
        Require(fetched == count, $"{fetched} objects were fetched.");
    }

    private async Task LoadAsync(string environment, int count)
    {
        var folder = Directory.CreateTempSubdirectory("qlower-s3-benchmark-");
        try
        {
            var closed = new ClosedCount(count);
            using var host = LoaderHost.Build(server, environment, Path.Combine(folder.FullName, "loaders.db"), Workers, closed);
            await host.StartAsync();
            await closed.All;
            await host.StopAsync();
            Require(closed.Failed == 0, $"{closed.Failed} loads failed.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Require(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
