using Amazon.S3;
using Amazon.S3.Model;
using Qlower.Loaders.S3.Objects;

namespace Qlower.Loaders.S3.Tests;

/// <summary>What goes along into the archive.</summary>
[TestFixture]
internal sealed class ArchiveTests
{
    private static readonly ArchiveRequest Request = new()
    {
        LoadId = "load",
        Folder = ArchiveFolder.Success,
        ProcessedAt = new DateTimeOffset(2026, 1, 5, 9, 46, 28, TimeSpan.Zero),
    };

    private string _environment = "";

    private string Bucket => Buckets.Of(_environment);

    [SetUp]
    public async Task SetUpAsync()
    {
        _environment = Gateway.NewEnvironment();
        await Gateway.Partner.PutBucketAsync(Bucket);
    }

    [TestCase(1 << 10, TestName = "Archive_InOneCopy_KeepsMetadataTagsAndContent")]
    [TestCase((12 << 20) + 17, TestName = "Archive_InParts_KeepsMetadataTagsAndContent")]
    public async Task Archive_AnySize_KeepsMetadataTagsAndContent(int length)
    {
        var content = new byte[length];
        new Random(3).NextBytes(content);
        var put = new PutObjectRequest
        {
            BucketName = Bucket,
            Key = "file.json",
            InputStream = new MemoryStream(content),
            ContentType = "application/json; charset=utf-8",
            TagSet = [new Tag { Key = "département", Value = "accounting" }, new Tag { Key = "b", Value = "2" }],
        };
        put.Metadata["origin"] = "erp 7";
        put.Headers.ContentDisposition = "attachment";
        await Gateway.Partner.PutObjectAsync(put);
        using var source = Buckets.Source(_environment, options => (options.CopyInPartsAbove, options.CopyPartBytes) = (5 << 20, 5 << 20));
        var claimed = (await source.ClaimAsync((await source.FindAsync(Bucket, "file.json"))!, "mine"))!;

        var archived = await source.ArchiveAsync(claimed, Request);

        Assert.That(archived.Location, Is.EqualTo($"{Bucket}/success/2026/01/05/file.20260105T094628000Z.load.json"));
        var key = ObjectLocation.Parse(archived.Location).Key;
        using var copy = await Gateway.Partner.GetObjectAsync(Bucket, key);
        var tags = await Gateway.Partner.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = Bucket, Key = key });
        using var read = new MemoryStream();
        await copy.ResponseStream.CopyToAsync(read);
        Assert.That(read.ToArray().AsSpan().SequenceEqual(content), Is.True);
        Assert.That(copy.Headers.ContentType, Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(copy.Headers.ContentDisposition, Is.EqualTo("attachment"));
        Assert.That(copy.Metadata["origin"], Is.EqualTo("erp 7"));
        Assert.That(tags.Tagging.Select(tag => (tag.Key, tag.Value)), Is.EquivalentTo(new[] { ("département", "accounting"), ("b", "2") }));
        Assert.That(await Buckets.KeysAsync(Bucket), Is.EqualTo(new[] { key }));
        var unfinished = await Gateway.Partner.ListMultipartUploadsAsync(Bucket);
        Assert.That(unfinished.MultipartUploads ?? [], Is.Empty);
    }

    [Test]
    public async Task Archive_EncryptedObject_IsEncryptedInTheArchive()
    {
        await Gateway.Partner.PutObjectAsync(new PutObjectRequest
        {
            BucketName = Bucket,
            Key = "file.json",
            ContentBody = "{}",
            ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256,
        });
        using var source = Buckets.Source(_environment);
        var claimed = (await source.ClaimAsync((await source.FindAsync(Bucket, "file.json"))!, "mine"))!;
        var head = await Gateway.Partner.GetObjectMetadataAsync(Bucket, "file.json");

        var archived = await source.ArchiveAsync(claimed, Request);

        var copy = await Gateway.Partner.GetObjectMetadataAsync(Bucket, ObjectLocation.Parse(archived.Location).Key);
        Assert.That(copy.ServerSideEncryptionMethod, Is.EqualTo(head.ServerSideEncryptionMethod));
    }

    [Test]
    public async Task WriteBeside_LargerThanAPart_IsWhole()
    {
        await Buckets.PutAsync(Bucket, "file.json", "{}");
        using var source = Buckets.Source(_environment, options => options.RangeBytes = 5 << 20);
        var claimed = (await source.ClaimAsync((await source.FindAsync(Bucket, "file.json"))!, "mine"))!;
        var archived = await source.ArchiveAsync(claimed, Request);
        var content = new byte[13 << 20];
        new Random(4).NextBytes(content);

        var location = await source.WriteBesideAsync(archived, ".rejects.json", async (stream, token) =>
        {
            for (var at = 0; at < content.Length; at += 100_000)
            {
                await stream.WriteAsync(content.AsMemory(at, Math.Min(100_000, content.Length - at)), token);
            }
        });

        using var written = await Gateway.Partner.GetObjectAsync(Bucket, ObjectLocation.Parse(location).Key);
        using var read = new MemoryStream();
        await written.ResponseStream.CopyToAsync(read);
        Assert.That(read.ToArray().AsSpan().SequenceEqual(content), Is.True);
    }

    [Test]
    public async Task WriteBeside_WriterFailsBehindTheFirstPart_LeavesNoUpload()
    {
        await Buckets.PutAsync(Bucket, "file.json", "{}");
        using var source = Buckets.Source(_environment, options => options.RangeBytes = 5 << 20);
        var claimed = (await source.ClaimAsync((await source.FindAsync(Bucket, "file.json"))!, "mine"))!;
        var archived = await source.ArchiveAsync(claimed, Request);

        await Assert.ThatAsync(
            () => source.WriteBesideAsync(archived, ".rejects.json", async (stream, token) =>
            {
                await stream.WriteAsync(new byte[6 << 20], token);
                throw new InvalidOperationException();
            }),
            Throws.InvalidOperationException);

        var unfinished = await Gateway.Partner.ListMultipartUploadsAsync(Bucket);
        Assert.That(unfinished.MultipartUploads ?? [], Is.Empty);
        Assert.That(await Buckets.KeysAsync(Bucket), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Restore_LongestName_IsCutWhereItIsPutBack()
    {
        var key = new string('n', 1017) + "é.json";
        await Buckets.PutAsync(Bucket, key, "{}");
        using var source = Buckets.Source(_environment);
        var claimed = (await source.ClaimAsync((await source.FindAsync(Bucket, key))!, "mine"))!;
        var archived = await source.ArchiveAsync(claimed, Request);

        var restored = (await source.ClaimAsync((await source.RestoreAsync(archived, "mine", (_, _, _) => Task.CompletedTask))!, "mine"))!;

        Assert.That(restored.Name, Does.StartWith("nnn").And.EndsWith("n.json"));
        await using var stream = await source.OpenReadAsync(restored);
        Assert.That(await stream.ReadAtLeastAsync(new byte[10], 10, throwOnEndOfStream: false), Is.EqualTo(2));
    }

    [TestCase("success/x.json")]
    [TestCase("failure/2026/x.json")]
    [TestCase("claims/x.json")]
    [TestCase("sub/x.json")]
    [TestCase("folder/")]
    [TestCase("x.txt")]
    [TestCase("x.json/")]
    public async Task List_WhatPartnersDoNotPut_IsNeverTaken(string key)
    {
        await Buckets.PutAsync(Bucket, key, "{}");
        using var source = Buckets.Source(_environment);

        var listed = new List<SourceFile>();
        await foreach (var file in source.ListAsync("mine"))
        {
            listed.Add(file);
        }

        Assert.That(listed, Is.Empty);
        Assert.That(await source.FindAsync(Bucket, key), Is.Null);
    }
}
