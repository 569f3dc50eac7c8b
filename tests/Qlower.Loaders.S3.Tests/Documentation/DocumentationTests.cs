using System.Reflection;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.S3.Tests.Documentation;

/// <summary>The page lists exactly what the package has.</summary>
[TestFixture]
internal sealed class DocumentationTests
{
    [Test]
    public void Page_EveryLogEvent_IsListedOnce()
    {
        var events = typeof(S3SourceOptions).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Select(entry => $"| {entry.EventId} | {entry.EventName} | {entry.Level} |")
            .ToArray();
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "s3.md"));

        Assert.That(events, Is.Unique.And.Not.Empty);
        Assert.That(page.Split('\n').Where(line => line.StartsWith("| 1", StringComparison.Ordinal)), Is.EquivalentTo(events));
    }
}
