using Amazon.S3.Model;
using Qlower.Loaders.Testing.Sources;

namespace Qlower.Loaders.S3.Tests;

/// <summary>A source with a spool keeps the contract of every source.</summary>
[TestFixture]
internal sealed class SpoolConformanceTests : FileSourceConformance
{
    private string _environment = "";
    private string _folder = "";

    private string Bucket => Buckets.Of(_environment, Partner);

    [SetUp]
    public async Task SetUpAsync()
    {
        _environment = Gateway.NewEnvironment();
        _folder = Directory.CreateTempSubdirectory("qlower-spool-test-").FullName;
        await Gateway.Partner.PutBucketAsync(Bucket);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    protected override IFileSource CreateSource() => Buckets.Source(_environment, options => options.SpoolFolder = _folder);

    protected override Task PutAsync(string name, byte[] content) => Buckets.PutAsync(Bucket, name, content);

    protected override Task ReplaceAsync(SourceFile file, byte[] content) => PutAsync(file.Name, content);

    protected override Task RemoveAsync(SourceFile file) => Gateway.Partner.DeleteObjectAsync(new DeleteObjectRequest { BucketName = Bucket, Key = file.Name });
}
