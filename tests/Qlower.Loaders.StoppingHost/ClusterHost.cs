using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Qlower.Loaders.StoppingHost;

/// <summary>One of several equal processes over one PostgreSQL, one RabbitMQ and one folder.</summary>
internal static class ClusterHost
{
    private const string KeyHash = "sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

    /// <summary>Runs until the process is ended.</summary>
    /// <param name="folder">The folder of inbox and archive.</param>
    /// <param name="connection">The connection string of the database.</param>
    /// <param name="broker">The address of the broker.</param>
    public static Task RunAsync(string folder, string connection, string broker)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        var loaders = builder.Services.AddQlowerLoaders(options =>
        {
            options.LeaseDuration = TimeSpan.FromSeconds(5);
            options.RecordsPerPart = 2_000;
            options.PollInterval = TimeSpan.FromSeconds(1);
            options.LongestWait = TimeSpan.FromSeconds(1);
            options.RetryDelay = TimeSpan.FromMilliseconds(100);
        });
        foreach (var partner in new[] { "azur", "boreal", "corail", "dune" })
        {
            loaders.AddPartner(partner, settings =>
            {
                settings.KeyHashes.Add(KeyHash);
                settings.Policy = partner == "boreal" ? LoadPolicy.AllOrNothing : settings.Policy;
            });
        }

        loaders.AddFolderSource(source => (source.Root, source.StableFor, source.PollInterval) = (folder, TimeSpan.Zero, TimeSpan.FromMilliseconds(500)))
            .UsePostgreSql(connection)
            .UseCelery(options => (options.Uri, options.Concurrency, options.PollInterval) = (broker, 2, TimeSpan.FromSeconds(2)));
        return builder.Build().RunAsync();
    }
}
