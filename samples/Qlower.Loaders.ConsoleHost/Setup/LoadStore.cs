using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Qlower.Loaders.ConsoleHost.Setup;

/// <summary>Where the loads are: in the PostgreSQL database of the configuration, otherwise in the SQLite file of the data folder.</summary>
internal static class LoadStore
{
    /// <summary>Adds the store.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="settings">The settings of the run.</param>
    /// <param name="postgreSql">The options of the PostgreSQL store; null for SQLite.</param>
    /// <param name="busyTimeout">How long to wait for a locked SQLite file.</param>
    public static IQlowerLoadersBuilder UseStore(this IQlowerLoadersBuilder builder, Settings settings, IConfiguration? postgreSql, TimeSpan? busyTimeout = null) =>
        postgreSql is not null ? builder.UsePostgreSql(postgreSql) : builder.UseSqlite(store =>
        {
            store.Path = settings.Database;
            store.BusyTimeout = busyTimeout ?? store.BusyTimeout;
        });

    /// <summary>The options of the PostgreSQL store, even in a configuration with errors; null for SQLite.</summary>
    public static IConfiguration? FindPostgreSql(Settings settings)
    {
        try
        {
            return HostConfiguration.Read(settings.Config, settings.Data).PostgreSql;
        }
        catch (UsageException) when (File.Exists(settings.Database))
        {
            // A verb that only reads the loads does not need the configuration.
            return null;
        }
    }
}
