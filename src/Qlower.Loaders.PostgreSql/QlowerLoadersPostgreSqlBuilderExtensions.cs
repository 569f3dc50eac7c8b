using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Qlower.Loaders;
using Qlower.Loaders.PostgreSql;
using Qlower.Loaders.PostgreSql.Ledger;
using Qlower.Loaders.PostgreSql.Records;
using Qlower.Loaders.PostgreSql.Storage;
using Qlower.Shared;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the PostgreSQL store to a loader. Options are validated when the host starts.</summary>
public static class QlowerLoadersPostgreSqlBuilderExtensions
{
    private static readonly OptionsShape Shape = OptionsShape.Of<PostgreSqlStoreOptions>();

    /// <summary>Stores the ledger and the records in one database. A later call adds to the options.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="connectionString">The connection string of Npgsql, see <see cref="PostgreSqlStoreOptions.ConnectionString"/>.</param>
    /// <exception cref="ArgumentException">The connection string is empty.</exception>
    public static IQlowerLoadersBuilder UsePostgreSql(this IQlowerLoadersBuilder builder, string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        return builder.UsePostgreSql(options => options.ConnectionString = connectionString);
    }

    /// <summary>Stores the ledger and the records in one database. A later call adds to the options.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="dataSource">The data source, which the caller disposes after the host.</param>
    public static IQlowerLoadersBuilder UsePostgreSql(this IQlowerLoadersBuilder builder, NpgsqlDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        return builder.UsePostgreSql(options => options.Use(dataSource));
    }

    /// <summary>Stores the ledger and the records in one database. A later call adds to the options.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="configure">Sets the options.</param>
    public static IQlowerLoadersBuilder UsePostgreSql(this IQlowerLoadersBuilder builder, Action<PostgreSqlStoreOptions> configure) =>
        builder.UsePostgreSqlLedger(configure).UsePostgreSqlRecords(configure);

    /// <summary>
    /// Stores the ledger and the records in one database, with options from configuration, such as <c>ConnectionString</c>. A later call adds to the
    /// options.
    /// </summary>
    /// <param name="builder">The loader.</param>
    /// <param name="configuration">The section with the options. An unknown name in it is an error when the host starts.</param>
    public static IQlowerLoadersBuilder UsePostgreSql(this IQlowerLoadersBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        AddLedger(builder).BindStrictly(configuration, Shape, static (section, options) => section.Bind(options));
        AddRecords(builder).BindStrictly(configuration, Shape, static (section, options) => section.Bind(options));
        return builder;
    }

    /// <summary>Stores the ledger in a database. A later call adds to the options; a second ledger is an error when the host starts.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="configure">Sets the options.</param>
    public static IQlowerLoadersBuilder UsePostgreSqlLedger(this IQlowerLoadersBuilder builder, Action<PostgreSqlStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        AddLedger(builder).Configure(configure);
        return builder;
    }

    /// <summary>Adds an integrator that stores the records in a database. A later call adds to the options.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="configure">Sets the options.</param>
    public static IQlowerLoadersBuilder UsePostgreSqlRecords(this IQlowerLoadersBuilder builder, Action<PostgreSqlStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        AddRecords(builder).Configure(configure);
        return builder;
    }

    private static OptionsBuilder<PostgreSqlStoreOptions> AddLedger(IQlowerLoadersBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ILoadLedger, PostgreSqlLoadLedger>(
            static provider => new PostgreSqlLoadLedger(DatabaseOf(provider, OptionsOf(provider, PostgreSqlStoreOptions.LedgerName)), TimeOf(provider))));
        return AddStore(builder.Services, PostgreSqlStoreOptions.LedgerName);
    }

    private static OptionsBuilder<PostgreSqlStoreOptions> AddRecords(IQlowerLoadersBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IIntegrator, PostgreSqlIntegrator>(
            static provider =>
            {
                var options = OptionsOf(provider, PostgreSqlStoreOptions.RecordsName);
                return new PostgreSqlIntegrator(DatabaseOf(provider, options), TimeOf(provider), options.IntegratorName);
            }));
        return AddStore(builder.Services, PostgreSqlStoreOptions.RecordsName);
    }

    private static OptionsBuilder<PostgreSqlStoreOptions> AddStore(IServiceCollection services, string name)
    {
        services.TryAddSingleton<PostgreSqlDatabases>();
        return services.AddValidatedOptions<PostgreSqlStoreOptions, PostgreSqlStoreOptionsValidator>(name);
    }

    private static PostgreSqlStoreOptions OptionsOf(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<PostgreSqlStoreOptions>>().Get(name);

    private static PostgreSqlDatabase DatabaseOf(IServiceProvider provider, PostgreSqlStoreOptions options) =>
        provider.GetRequiredService<PostgreSqlDatabases>().Open(options);

    private static TimeProvider TimeOf(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
