namespace Qlower.Loaders.S3.Tests;

/// <summary>A load with a spool fetches its object once; one without a spool fetches it twice, and the place of its key.</summary>
[TestFixture]
internal sealed class SpoolLoadTests
{
    private string _folder = "";

    [SetUp]
    public void SetUp() => _folder = Directory.CreateTempSubdirectory("qlower-spool-test-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [TestCase(false, 3)]
    [TestCase(true, 1)]
    public async Task Load_WholeFile_IsFetchedSoOften(bool isSpooled, int fetches)
    {
        await using var bucket = await LoadedBucket.CreateAsync(options => options.SpoolFolder = isSpooled ? _folder : "");
        await bucket.PutAsync("file.json", transactions: 5000);

        var load = await bucket.RunAsync();

        Assert.That(load.Status, Is.EqualTo(LoadStatus.Success));
        Assert.That(bucket.Requests.Fetches("file.json"), Is.EqualTo(fetches));
        Assert.That(SpoolFiles.Of(_folder), Is.Empty, "The copy goes with the archiving.");
    }
}
