using System.Reflection;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.S3.Tests;

/// <summary>The pages list exactly the options and log events that exist.</summary>
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

    [Test]
    public void Page_EveryLogEvent_IsListedOnce()
    {
        var events = typeof(S3SourceOptions).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Select(entry => $"| {entry.EventId} | {entry.EventName} | {entry.Level} |")
            .ToArray();

        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "s3.md"));

        Assert.That(events, Is.Unique.And.Not.Empty);
        Assert.That(page.Where(line => line.StartsWith("| 1", StringComparison.Ordinal)), Is.EquivalentTo(events));
    }
}
