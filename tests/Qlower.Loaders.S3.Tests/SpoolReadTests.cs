using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Win32.SafeHandles;
using Qlower.Loaders.S3.Sources;
using Qlower.Loaders.S3.Spooling;

namespace Qlower.Loaders.S3.Tests;

/// <summary>A read returns the bytes of S3, from a temporary copy or from S3.</summary>
[TestFixture]
internal sealed class SpoolReadTests
{
    private const int Seed = 20260105;
    private const int Length = (3 * SpoolCipher.ChunkBytes) + 12_345;

    private readonly byte[] _content = new byte[Length];
    private readonly FakeLogger<S3FileSource> _log = new();
    private string _environment = "";
    private string _folder = "";
    private CountedClient _client = null!;

    private string Bucket => Buckets.Of(_environment);

    [SetUp]
    public async Task SetUpAsync()
    {
        new Random(Seed).NextBytes(_content);
        Encoding.UTF8.GetBytes("a canary in the file").CopyTo(_content, 100_000);
        _environment = Gateway.NewEnvironment();
        _folder = Directory.CreateTempSubdirectory("qlower-spool-test-").FullName;
        _client = new CountedClient();
        _log.Collector.Clear();
        await Gateway.Partner.PutBucketAsync(Bucket);
        await Buckets.PutAsync(Bucket, "file.json", _content);
    }

    [TearDown]
    public void TearDown()
    {
        Assert.That(SpoolFiles.Of(_folder), Is.Empty, "A disposed source keeps nothing.");
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Read_WholeThenRandomRanges_SameBytesWithOneRequest()
    {
        using var source = Source();
        var file = await ClaimAsync(source);
        var random = new Random(Seed);

        AssertSame(await ReadAsync(source, file), _content);
        for (var i = 0; i < 200; i++)
        {
            var offset = random.Next(4) == 0 ? random.Next(4) * SpoolCipher.ChunkBytes : random.Next(Length + 1);
            long? length = random.Next(3) switch { 0 => null, 1 => random.Next(100), _ => random.Next(Length + 1) };
            var end = (int)Math.Min(Length, offset + (length ?? Length));
            Assert.That((await ReadAsync(source, file, offset, length)).AsSpan().SequenceEqual(_content.AsSpan(offset..end)), $"{offset}, {length}");
        }

        Assert.That(_client.Fetches("file.json"), Is.EqualTo(1));
    }

    [Test]
    public async Task Read_ManyAtATime_SameBytes()
    {
        using var source = Source();
        var file = await ClaimAsync(source);

        await Parallel.ForAsync(0, 32, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
            AssertSame(await ReadAsync(source, file, i % 2 * 1000), _content[(i % 2 * 1000)..]));

        Assert.That(SpoolFiles.Of(_folder), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Read_OnlyPartsOrGivenUp_LeavesNoCopy()
    {
        using var source = Source();
        var file = await ClaimAsync(source);

        await ReadAsync(source, file, 0, Length - 1);
        await ReadAsync(source, file, 1);
        await using (var stream = await source.OpenReadAsync(file))
        {
            await stream.ReadExactlyAsync(new byte[100_000]);
        }

        Assert.That(SpoolFiles.Of(_folder), Is.Empty);
        await ReadAsync(source, file);
        Assert.That(SpoolFiles.Of(_folder), Has.Count.EqualTo(1), "A whole read makes one all the same.");
    }

    [Test]
    public async Task Spool_OnDisk_IsEncryptedNamelessAndPrivate()
    {
        using var source = Source();
        await ReadAsync(source, await ClaimAsync(source));

        var file = SpoolFiles.Of(_folder).Single();
        var bytes = SpoolFiles.Read(file);
        Assert.That(bytes, Has.Length.EqualTo(Length + (4 * SpoolCipher.TagBytes)));
        for (var offset = 0; offset + 16 <= Length; offset += 997)
        {
            Assert.That(bytes.AsSpan().IndexOf(_content.AsSpan(offset, 16)), Is.Negative, $"The plain bytes from {offset} on are on the disk.");
        }

        Assert.That(bytes.AsSpan().IndexOf("a canary"u8), Is.Negative);
        Assert.That(SpoolFiles.Mode(file), Is.EqualTo("-rw-------"));
        Assert.That(Directory.EnumerateFiles(_folder), Is.Empty, "A killed process leaves no file behind.");
    }

    [TestCase("flip")]
    [TestCase("swap")]
    [TestCase("cut")]
    [TestCase("zero")]
    public async Task Read_SpooledFileTampered_FallsBackToS3(string how)
    {
        using var source = Source();
        var file = await ClaimAsync(source);
        await ReadAsync(source, file);

        SpoolFiles.Change(SpoolFiles.Of(_folder).Single(), handle => Tamper(handle, how));

        AssertSame(await ReadAsync(source, file), _content);
        Assert.That(_client.Fetches("file.json"), Is.EqualTo(2));
        Assert.That(_log.Collector.GetSnapshot().Select(record => (record.Id.Name, record.Level)), Is.EqualTo(new[] { ("SpoolFailed", LogLevel.Warning) }));
    }

    [Test]
    public async Task Read_ObjectReplacedMeanwhile_GivesWhatWasReceived()
    {
        using var source = Source();
        var file = await ClaimAsync(source);
        await ReadAsync(source, file);
        await Buckets.PutAsync(Bucket, "file.json", "another content");

        AssertSame(await ReadAsync(source, file), _content);
        Assert.That(await source.RefreshAsync(file), Is.Not.Null);
        Assert.That((await source.RefreshAsync(file))!.IsSameContent(file), Is.False, "A look at the place tells the truth.");
    }

    [Test]
    public async Task Archive_WithReaderInTheMiddle_FreesTheDiskAndTheReaderFindsTheOriginalGone()
    {
        using var source = Source();
        var file = await ClaimAsync(source);
        await ReadAsync(source, file);
        await using var reader = await source.OpenReadAsync(file);
        var buffer = new byte[1000];
        await reader.ReadExactlyAsync(buffer);

        await source.ArchiveAsync(file, new ArchiveRequest { LoadId = "load", Folder = ArchiveFolder.Success, ProcessedAt = DateTimeOffset.UnixEpoch });

        Assert.That(SpoolFiles.Of(_folder), Is.Empty);
        await Assert.ThatAsync(async () => await reader.CopyToAsync(Stream.Null), Throws.TypeOf<SourceChangedException>());
        Assert.That(_log.Collector.Count, Is.Zero);
    }

    [Test]
    public async Task Read_FolderCannotBeCreated_ReadsFromS3AndLogsItOnce()
    {
        var blocked = Path.Combine(_folder, "blocked");
        await File.WriteAllTextAsync(blocked, "");
        using var source = Source(options => options.SpoolFolder = blocked);
        var file = await ClaimAsync(source);

        AssertSame(await ReadAsync(source, file), _content);
        AssertSame(await ReadAsync(source, file), _content);
        Assert.That(_log.Collector.GetSnapshot().Select(record => record.Id.Name), Is.EqualTo(new[] { "SpoolFailed" }));
    }

    [Test]
    public async Task Read_DiskFull_ReadsFromS3AndLogsItOnce()
    {
        using var disk = new SmallDisk(_folder, bytes: 2 * SpoolCipher.ChunkBytes);
        using var source = Source();
        var file = await ClaimAsync(source);

        AssertSame(await ReadAsync(source, file), _content);
        AssertSame(await ReadAsync(source, file), _content);
        Assert.That(_log.Collector.GetSnapshot().Select(record => record.Id.Name), Is.EqualTo(new[] { "SpoolFailed" }));
        Assert.That(SpoolFiles.Of(_folder), Is.Empty);
    }

    [Test]
    public async Task Read_AboveTheLimit_IsNotSpooled()
    {
        using var source = Source(options => options.SpoolUpTo = Length - 1);

        await ReadAsync(source, await ClaimAsync(source));

        Assert.That(SpoolFiles.Of(_folder), Is.Empty);
    }

    [Test]
    public async Task Read_MoreThanFits_TheOldestGoFirst()
    {
        using var source = Source(options => options.SpoolUpTo = Length);
        var files = new List<SourceFile>();
        for (var i = 0; i < 6; i++)
        {
            await Buckets.PutAsync(Bucket, $"file-{i}.json", _content);
            files.Add((await source.FindAsync(Bucket, $"file-{i}.json"))!);
            await ReadAsync(source, files[i]);
        }

        foreach (var file in files)
        {
            AssertSame(await ReadAsync(source, file, 5), _content[5..]);
        }

        Assert.That(SpoolFiles.Of(_folder), Has.Count.EqualTo(4));
        Assert.That(files.Select(file => _client.Fetches(file.Name)), Is.EqualTo((int[])[2, 2, 1, 1, 1, 1]));
    }

    private static void Tamper(SafeFileHandle file, string how)
    {
        var chunk = new byte[SpoolCipher.SealedBytes];
        switch (how)
        {
            case "flip":
                RandomAccess.Read(file, chunk.AsSpan(0, 1), SpoolCipher.SealedBytes + 5);
                chunk[0] ^= 1;
                RandomAccess.Write(file, chunk.AsSpan(0, 1), SpoolCipher.SealedBytes + 5);
                break;
            case "swap":
                RandomAccess.Read(file, chunk, SpoolCipher.SealedBytes);
                RandomAccess.Write(file, chunk, 0);
                break;
            case "cut":
                RandomAccess.SetLength(file, RandomAccess.GetLength(file) - 1);
                break;
            default:
                RandomAccess.Write(file, chunk, 0);
                break;
        }
    }

    /// <summary>Far quicker than the constraint, which looks for the first difference by boxing each byte.</summary>
    private static void AssertSame(byte[] actual, byte[] expected) => Assert.That(actual.AsSpan().SequenceEqual(expected), "Other bytes came.");

    private S3FileSource Source(Action<S3SourceOptions>? configure = null)
    {
        var options = new S3SourceOptions { Environment = _environment, ServiceUrl = Gateway.Address, SpoolFolder = _folder };
        configure?.Invoke(options);
        return new S3FileSource("s3", _client.Client, options, new TestPartners(Buckets.Partner), TimeProvider.System, _log);
    }

    private async Task<SourceFile> ClaimAsync(S3FileSource source) => (await source.ClaimAsync((await source.FindAsync(Bucket, "file.json"))!, "mine"))!;

    private static async Task<byte[]> ReadAsync(S3FileSource source, SourceFile file, long offset = 0, long? length = null)
    {
        await using var stream = await source.OpenReadAsync(file, offset, length);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);
        return content.ToArray();
    }
}
