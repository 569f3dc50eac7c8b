using Amazon.S3.Model;
using Qlower.Loaders.S3.Sources;
using Qlower.Loaders.Testing;
using Qlower.Loaders.Testing.Sources;

namespace Qlower.Loaders.S3.Tests;

[TestFixture("")]
[TestFixture("in/{partner}/")]
[Conforms(typeof(S3FileSource))]
internal sealed class S3FileSourceConformanceTests(string prefix) : FileSourceConformance
{
    private string _environment = "";

    private string Bucket => $"ql-loader-{_environment}-{Partner}";

    [SetUp]
    public async Task SetUpAsync()
    {
        _environment = Gateway.NewEnvironment();
        await Gateway.Partner.PutBucketAsync(Bucket);
    }

    [Test]
    public void Sources_OfTheCore_HaveAFixture() =>
        Assert.That(
            ConformanceCoverage.Missing(typeof(S3FileSource).Assembly, typeof(S3FileSourceConformanceTests).Assembly).Where(missing => missing.Contains("S3")),
            Is.Empty);

    protected override IFileSource CreateSource() => Buckets.Source(_environment, options => options.Prefix = prefix);

    protected override Task PutAsync(string name, byte[] content) => PutKeyAsync(prefix.Replace("{partner}", Partner) + name, content);

    protected override Task ReplaceAsync(SourceFile file, byte[] content) => PutKeyAsync(KeyOf(file), content);

    protected override Task RemoveAsync(SourceFile file) => Gateway.Partner.DeleteObjectAsync(Bucket, KeyOf(file));

    private static string KeyOf(SourceFile file) => file.Location[(file.Location.IndexOf('/') + 1)..];

    private async Task PutKeyAsync(string key, byte[] content)
    {
        using var stream = new MemoryStream(content);
        await Gateway.Partner.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = key, InputStream = stream });
    }
}
