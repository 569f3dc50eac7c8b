using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.S3.Tests;

/// <summary>The pages list exactly the options that exist.</summary>
[TestFixture]
internal sealed class DocumentationTests
{
    [TestCase("docs/s3.md")]
    [TestCase("src/Qlower.Loaders.S3/README.md")]
    public void Page_Options_AreThoseOfTheSource(string path)
    {
        var page = File.ReadAllLines(Path.Combine(Repository.Root, path));

        var listed = page.SkipWhile(line => !line.StartsWith("| option |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))
            .SelectMany(line => line.Split('|')[1].Split(',')).Select(name => name.Trim(' ', '`'));

        Assert.That(listed, Is.EquivalentTo(typeof(S3SourceOptions).GetProperties().Select(property => property.Name)));
    }
}
