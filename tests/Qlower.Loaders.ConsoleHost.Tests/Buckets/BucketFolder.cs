using System.Text.Json;
using Amazon.S3.Model;
using Qlower.Loaders.ConsoleHost.Tests.BadInput;
using Qlower.Loaders.FileGenerator;

namespace Qlower.Loaders.ConsoleHost.Tests.Buckets;

/// <summary>A data folder whose configuration names an S3 source, and the bucket of its partner.</summary>
internal sealed class BucketFolder : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    private readonly ProgramFolder _folder = new();
    private readonly string _environment = Gateway.NewEnvironment();

    private BucketFolder() => Configure(Options);

    /// <summary>The options of the source, as the configuration writes them.</summary>
    public string Options => $"\"Environment\": \"{_environment}\", \"PollInterval\": \"00:00:00.3\", \"IdlePollInterval\": \"00:00:01\"";

    public string Bucket => $"ql-loader-{_environment}-boreal";

    public string Data => _folder.Data;

    public RecordStore Store => new(Path.Combine(Data, "loaders.db"));

    public static async Task<BucketFolder> CreateAsync()
    {
        var folder = new BucketFolder();
        await Gateway.Client.PutBucketAsync(folder.Bucket);
        return folder;
    }

    /// <summary>Writes the configuration with these options of the source, and the address of the server or of a proxy before it.</summary>
    public void Configure(string options, Uri? address = null) => _folder.WriteConfiguration(
        $$""" "boreal": { "KeyHashes": ["{{ProgramFolder.KeyHash}}"], "Language": "English" } """,
        $$"""
        "LeaseDuration": "00:00:05", "RecordsPerPart": 500,
        "S3Sources": { "s3": { "ServiceUrl": "{{address?.AbsoluteUri ?? Gateway.Address}}", "ForcePathStyle": true, {{options}} } },
        """);

    /// <summary>Generates a file and puts it into the bucket.</summary>
    public async Task PutAsync(string key, int transactions, string prefix = "", int faultEvery = 0)
    {
        using var content = new MemoryStream();
        LoaderFileGenerator.Write(content, new GeneratorOptions
        {
            Transactions = transactions,
            Properties = 10,
            Partner = "boreal",
            Key = ProgramFolder.Key,
            Prefix = prefix,
            FaultEvery = faultEvery,
        });
        content.Position = 0;
        await Gateway.Client.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = key, InputStream = content });
    }

    /// <summary>All keys of the bucket, in order.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync() =>
        [.. ((await Gateway.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Bucket })).S3Objects ?? []).Select(item => item.Key)];

    public RunningProgram StartWatch() => ConsoleProgram.Start(["watch"], _folder.Root, Gateway.Credentials);

    public Task<ProgramResult> RunAsync(params string[] args) => ConsoleProgram.RunAsync(args, folder: _folder.Root, environment: Gateway.Credentials);

    /// <summary>The loads as <c>status</c> tells them, the newest first.</summary>
    public async Task<IReadOnlyList<LoadedFile>> LoadsAsync()
    {
        var status = await RunAsync("status", "--json", "--limit", "1000");
        Assert.That(status.ExitCode, Is.Zero, status.ToString);
        using var document = JsonDocument.Parse(status.Output);
        return [.. document.RootElement.GetProperty("loads").EnumerateArray().Select(LoadedFile.Read)];
    }

    /// <summary>Waits until so many loads are closed, then ends the programs as a supervisor does.</summary>
    public async Task EndAsync(int loads, params RunningProgram[] programs)
    {
        await UntilAsync(() => Store.Closed() >= loads, programs);
        foreach (var program in programs)
        {
            program.SendTerminate();
            var result = await program.WaitAsync(Limit);
            Assert.That(result.ExitCode, Is.Zero, result.ToString);
            Sandbox.AssertDecent(result);
        }
    }

    /// <summary>Waits for something that is seen from outside.</summary>
    public static async Task UntilAsync(Func<bool> isSo, params RunningProgram[] programs)
    {
        var end = DateTime.UtcNow + Limit;
        while (!isSo())
        {
            Assert.That(DateTime.UtcNow, Is.LessThan(end), () => "It never came to that.\n" + string.Join('\n', programs.Select(program => program.Output)));
            await Task.Delay(20);
        }
    }

    public void Dispose() => _folder.Dispose();
}
