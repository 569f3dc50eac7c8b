using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Qlower.Loaders;
using Qlower.Loaders.Sqlite;
using Qlower.Loaders.Sqlite.Ledger;
using Qlower.Loaders.Sqlite.Records;
using Qlower.Loaders.Sqlite.Storage;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the SQLite store to a loader. Options are validated when the host starts.</summary>
public static class QlowerLoadersSqliteBuilderExtensions
{
    /// <summary>Stores the ledger (in place of any other) and the records in one SQLite file. A later call adds to the options.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="path">The path of the file, which is created when it is absent.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static IQlowerLoadersBuilder UseSqlite(this IQlowerLoadersBuilder builder, string path) => builder.UseSqlite(ToPath(path));

    /// <summary>Stores the ledger (in place of any other) and the records in one SQLite file. A later call adds to the options.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="configure">Sets the options.</param>
    public static IQlowerLoadersBuilder UseSqlite(this IQlowerLoadersBuilder builder, Action<SqliteStoreOptions> configure) =>
        builder.UseSqliteLedger(configure).UseSqliteRecords(configure);

    /// <summary>Stores the ledger in a SQLite file, in place of any other ledger. A later call adds to the options.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="path">The path of the file, which is created when it is absent.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static IQlowerLoadersBuilder UseSqliteLedger(this IQlowerLoadersBuilder builder, string path) => builder.UseSqliteLedger(ToPath(path));

    /// <summary>Stores the ledger in a SQLite file, in place of any other ledger. A later call adds to the options.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="configure">Sets the options.</param>
    public static IQlowerLoadersBuilder UseSqliteLedger(this IQlowerLoadersBuilder builder, Action<SqliteStoreOptions> configure)
    {
        var services = AddStore(builder, SqliteStoreOptions.LedgerName, configure);
        services.Replace(ServiceDescriptor.Singleton<ILoadLedger>(
            provider => new SqliteLoadLedger(DatabaseOf(provider, OptionsOf(provider, SqliteStoreOptions.LedgerName)), TimeOf(provider))));
        return builder;
    }

    /// <summary>Adds an integrator that stores the records in a SQLite file. A later call adds to the options.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="path">The path of the file, which is created when it is absent.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static IQlowerLoadersBuilder UseSqliteRecords(this IQlowerLoadersBuilder builder, string path) => builder.UseSqliteRecords(ToPath(path));

    /// <summary>Adds an integrator that stores the records in a SQLite file. A later call adds to the options.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="configure">Sets the options.</param>
    public static IQlowerLoadersBuilder UseSqliteRecords(this IQlowerLoadersBuilder builder, Action<SqliteStoreOptions> configure)
    {
        var services = AddStore(builder, SqliteStoreOptions.RecordsName, configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IIntegrator, SqliteIntegrator>(
            static provider =>
            {
                var options = OptionsOf(provider, SqliteStoreOptions.RecordsName);
                return new SqliteIntegrator(DatabaseOf(provider, options), TimeOf(provider), options.IntegratorName);
            }));
        return builder;
    }

    private static Action<SqliteStoreOptions> ToPath(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return options => options.Path = path;
    }

    private static IServiceCollection AddStore(IQlowerLoadersBuilder builder, string name, Action<SqliteStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var services = builder.Services;
        services.AddOptions<SqliteStoreOptions>(name).Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SqliteStoreOptions>, SqliteStoreOptionsValidator>());
        services.TryAddSingleton<SqliteDatabases>();
        return services;
    }

    private static SqliteStoreOptions OptionsOf(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<SqliteStoreOptions>>().Get(name);

    private static SqliteDatabase DatabaseOf(IServiceProvider provider, SqliteStoreOptions options) =>
        provider.GetRequiredService<SqliteDatabases>().Open(options);

    private static TimeProvider TimeOf(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
