using Amazon.S3.Model;
using Qlower.Loaders.S3.Sources;
using Qlower.Loaders.Testing;
using Qlower.Loaders.Testing.Sources;

namespace Qlower.Loaders.S3.Tests;

/// <summary>The contract of sources in a bucket with versions. A version is never replaced: a partner replaces it by removing it and putting another one.</summary>
[TestFixture]
[Conforms(typeof(S3FileSource))]
internal sealed class VersionedConformanceTests : FileSourceConformance
{
    private string _environment = "";
    private AwsConditions _server = null!;

    private string Bucket => Buckets.Of(_environment);

    [SetUp]
    public async Task SetUpAsync()
    {
        _environment = Gateway.NewEnvironment();
        _server = new AwsConditions();
        await Buckets.CreateVersionedAsync(Bucket);
    }

    [TearDown]
    public async Task TearDownAsync() => await _server.DisposeAsync();

    protected override IFileSource CreateSource() => Buckets.Source(_environment, address: _server.Address);

    protected override Task PutAsync(string name, byte[] content) => Buckets.PutAsync(Bucket, name, content);

    protected override async Task ReplaceAsync(SourceFile file, byte[] content)
    {
        await RemoveAsync(file);
        await PutAsync(file.Name, content);
    }

    protected override Task RemoveAsync(SourceFile file) => Gateway.Partner.DeleteObjectAsync(
        new DeleteObjectRequest { BucketName = Bucket, Key = file.Name, VersionId = file.Identity["version:".Length..] });
}
