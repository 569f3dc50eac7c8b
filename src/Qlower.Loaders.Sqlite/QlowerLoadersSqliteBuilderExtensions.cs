using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Qlower.Loaders;
using Qlower.Loaders.Sqlite;
using Qlower.Loaders.Sqlite.Ledger;
using Qlower.Loaders.Sqlite.Records;
using Qlower.Loaders.Sqlite.Storage;
using Qlower.Shared;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the SQLite store to a loader. Options are validated when the host starts.</summary>
public static class QlowerLoadersSqliteBuilderExtensions
{
    private static readonly OptionsShape Shape = OptionsShape.Of<SqliteStoreOptions>();

    /// <summary>Stores the ledger and the records in one SQLite file. A later call adds to the options.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="path">The path of the file, which is created when it is absent; a relative one starts at the content root of the host.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static IQlowerLoadersBuilder UseSqlite(this IQlowerLoadersBuilder builder, string path) => builder.UseSqlite(ToPath(path));

    /// <summary>Stores the ledger and the records in one SQLite file. A later call adds to the options.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="configure">Sets the options.</param>
    public static IQlowerLoadersBuilder UseSqlite(this IQlowerLoadersBuilder builder, Action<SqliteStoreOptions> configure) =>
        builder.UseSqliteLedger(configure).UseSqliteRecords(configure);

    /// <summary>Stores the ledger and the records in one SQLite file, with options from configuration, such as <c>Path</c>. A later call adds to the options.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="configuration">The section with the options. An unknown name in it is an error when the host starts.</param>
    public static IQlowerLoadersBuilder UseSqlite(this IQlowerLoadersBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        AddLedger(builder).BindStrictly(configuration, Shape, static (section, options) => section.Bind(options));
        AddRecords(builder).BindStrictly(configuration, Shape, static (section, options) => section.Bind(options));
        return builder;
    }

    /// <summary>Stores the ledger in a SQLite file. A later call adds to the options; a second ledger is an error when the host starts.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="path">The path of the file, which is created when it is absent; a relative one starts at the content root of the host.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static IQlowerLoadersBuilder UseSqliteLedger(this IQlowerLoadersBuilder builder, string path) => builder.UseSqliteLedger(ToPath(path));

    /// <summary>Stores the ledger in a SQLite file. A later call adds to the options; a second ledger is an error when the host starts.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="configure">Sets the options.</param>
    public static IQlowerLoadersBuilder UseSqliteLedger(this IQlowerLoadersBuilder builder, Action<SqliteStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        AddLedger(builder).Configure(configure);
        return builder;
    }

    /// <summary>Adds an integrator that stores the records in a SQLite file. A later call adds to the options.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="path">The path of the file, which is created when it is absent; a relative one starts at the content root of the host.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static IQlowerLoadersBuilder UseSqliteRecords(this IQlowerLoadersBuilder builder, string path) => builder.UseSqliteRecords(ToPath(path));

    /// <summary>Adds an integrator that stores the records in a SQLite file. A later call adds to the options.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="configure">Sets the options.</param>
    public static IQlowerLoadersBuilder UseSqliteRecords(this IQlowerLoadersBuilder builder, Action<SqliteStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        AddRecords(builder).Configure(configure);
        return builder;
    }

    private static OptionsBuilder<SqliteStoreOptions> AddLedger(IQlowerLoadersBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ILoadLedger, SqliteLoadLedger>(
            static provider => new SqliteLoadLedger(DatabaseOf(provider, OptionsOf(provider, SqliteStoreOptions.LedgerName)), TimeOf(provider))));
        return AddStore(builder.Services, SqliteStoreOptions.LedgerName);
    }

    private static OptionsBuilder<SqliteStoreOptions> AddRecords(IQlowerLoadersBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IIntegrator, SqliteIntegrator>(
            static provider =>
            {
                var options = OptionsOf(provider, SqliteStoreOptions.RecordsName);
                return new SqliteIntegrator(DatabaseOf(provider, options), TimeOf(provider), options.IntegratorName);
            }));
        return AddStore(builder.Services, SqliteStoreOptions.RecordsName);
    }

    private static Action<SqliteStoreOptions> ToPath(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return options => options.Path = path;
    }

    private static OptionsBuilder<SqliteStoreOptions> AddStore(IServiceCollection services, string name)
    {
        services.TryAddSingleton<SqliteDatabases>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<SqliteStoreOptions>, SqliteStorePath>());
        if (!services.Any(service => service.IsKeyedService && service.ServiceType == typeof(SqliteFolder) && name.Equals(service.ServiceKey)))
        {
            services.AddKeyedSingleton(name, (provider, _) => new SqliteFolder(name, provider.GetRequiredService<IOptionsMonitor<SqliteStoreOptions>>()));
            services.AddSingleton<IStartupPreparation>(provider => provider.GetRequiredKeyedService<SqliteFolder>(name));
        }

        return services.AddValidatedOptions<SqliteStoreOptions, SqliteStoreOptionsValidator>(name);
    }

    private static SqliteStoreOptions OptionsOf(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<SqliteStoreOptions>>().Get(name);

    private static SqliteDatabase DatabaseOf(IServiceProvider provider, SqliteStoreOptions options) =>
        provider.GetRequiredService<SqliteDatabases>().Open(options);

    private static TimeProvider TimeOf(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
