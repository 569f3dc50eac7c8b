using System.Reflection;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Celery.Tests;

/// <summary>What the packages' pages list is what there is.</summary>
[TestFixture]
internal sealed class ReadmeTests
{
    [TestCase("Qlower.Loaders.Celery", typeof(CeleryDispatchOptions), "")]
    [TestCase("Qlower.Loaders.Celery", typeof(CeleryIntegratorOptions), "")]
    public void Readme_EveryOption_IsListed(string package, Type options, string prefix)
    {
        var page = Read(package);

        var missing = options.GetProperties().Where(property => property.Name != "Broker" && !page.Contains($"`{prefix}{property.Name}`", StringComparison.Ordinal));

        Assert.That(missing.Select(property => property.Name), Is.Empty);
    }

    [TestCase("Qlower.Loaders.Celery", typeof(CeleryDispatchOptions))]
    public void Readme_EveryLogEvent_IsListed(string package, Type type)
    {
        var events = type.Assembly.GetTypes()
            .SelectMany(declaring => declaring.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Select(entry => $"| {entry.EventId} | {entry.EventName} | {entry.Level} |");

        Assert.That(Read(package).Split('\n').Where(line => line.StartsWith("| 10", StringComparison.Ordinal)), Is.EquivalentTo(events));
    }

    private static string Read(string package) => File.ReadAllText(Path.Combine(Repository.Root, "src", package, "README.md"));
}
