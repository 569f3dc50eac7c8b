using Microsoft.Extensions.DependencyInjection.Extensions;
using Qlower.Loaders;
using Qlower.Loaders.Sqlite;
using Qlower.Loaders.Sqlite.Ledger;
using Qlower.Loaders.Sqlite.Records;
using Qlower.Loaders.Sqlite.Storage;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the SQLite store to a loader.</summary>
public static class QlowerLoadersSqliteBuilderExtensions
{
    /// <summary>Keeps the ledger and the records in one SQLite file. Called again, the last call counts.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="path">The path of the file; made when it is absent.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static IQlowerLoadersBuilder UseSqlite(this IQlowerLoadersBuilder builder, string path) =>
        builder.UseSqlite(options => options.Path = path);

    /// <summary>
    /// Keeps the ledger (in place of any other), the records, or both in a SQLite file. Called again, the last call that uses the
    /// ledger counts for the ledger, and the last one that uses the integrator for the records: they may live in two files.
    /// </summary>
    /// <param name="builder">The loader.</param>
    /// <param name="configure">Sets the options; called at once.</param>
    /// <exception cref="ArgumentException">An option cannot be used; the message tells every error.</exception>
    public static IQlowerLoadersBuilder UseSqlite(this IQlowerLoadersBuilder builder, Action<SqliteStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new SqliteStoreOptions();
        configure(options);
        options.Validate();

        var services = builder.Services;

        // The options are the key: the ledger and the integrator of one call share one writer, those of another call do not.
        services.AddKeyedSingleton(options, static (_, key) => new SqliteDatabase((SqliteStoreOptions)key!));
        if (options.UseIntegrator)
        {
            foreach (var earlier in services.Where(IsSqliteIntegrator).ToArray())
            {
                services.Remove(earlier);
            }

            services.TryAddEnumerable(ServiceDescriptor.Singleton<IIntegrator, SqliteIntegrator>(
                provider => new SqliteIntegrator(DatabaseOf(provider, options), TimeOf(provider), options.IntegratorName)));
        }

        if (options.UseLedger)
        {
            services.RemoveAll<ILoadLedger>();
            services.AddSingleton<ILoadLedger>(
                provider => new SqliteLoadLedger(DatabaseOf(provider, options), TimeOf(provider)));
        }

        return builder;
    }

    private static bool IsSqliteIntegrator(ServiceDescriptor service) =>
        !service.IsKeyedService && service.ImplementationFactory?.Method.ReturnType == typeof(SqliteIntegrator);

    private static SqliteDatabase DatabaseOf(IServiceProvider provider, SqliteStoreOptions options) =>
        provider.GetRequiredKeyedService<SqliteDatabase>(options);

    private static TimeProvider TimeOf(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
