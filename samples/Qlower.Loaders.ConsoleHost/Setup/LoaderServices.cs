using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.ConsoleHost.Logging;

namespace Qlower.Loaders.ConsoleHost.Setup;

/// <summary>Composes the loaders for a data folder.</summary>
internal static class LoaderServices
{
    public const string SourceName = "folder";

    /// <summary>How long a killed run blocks its load. The heartbeat is three times as frequent.</summary>
    private static readonly TimeSpan LeaseDuration = TimeSpan.FromSeconds(10);

    /// <summary>Returns services that validate files, without a folder and a store.</summary>
    public static ServiceProvider BuildChecker(Settings settings, HostConfiguration configuration)
    {
        var services = new ServiceCollection();
        AddCore(services, settings, configuration);
        return services.BuildServiceProvider();
    }

    /// <summary>Returns services that read the ledger of a folder, even with an invalid configuration.</summary>
    public static ServiceProvider BuildReader(Settings settings, HostConfiguration? configuration = null)
    {
        var services = new ServiceCollection();
        AddCore(services, settings, configuration).UseStore(settings, LoadStore.FindPostgreSql(settings)).AddFolderSource(SourceName, source => source.Root = settings.Data);
        return services.BuildServiceProvider();
    }

    /// <summary>Returns the sources, to list what is in them without a ledger. Without a configuration every folder of the inbox belongs to a partner.</summary>
    public static ServiceProvider BuildSources(Settings settings, HostConfiguration? configuration, bool hasBuckets)
    {
        var services = new ServiceCollection();
        var builder = AddSources(AddCore(services, settings, configuration), settings, configuration, hasBuckets);
        foreach (var folder in configuration is null ? InboxFolders.Of(settings.Data) : [])
        {
            builder.AddPartner(folder, _ => { });
        }

        return services.BuildServiceProvider();
    }

    /// <summary>Returns services that load files.</summary>
    public static ServiceProvider BuildLoader(Settings settings, HostConfiguration configuration, TimeSpan wait)
    {
        var services = new ServiceCollection();
        AddLoader(services, settings, configuration, wait);

        // The verb prints what the alert would log.
        services.Configure<LoggerFilterOptions>(options => options.Rules.Add(
            new LoggerFilterRule(null, "Qlower.Loaders.Monitoring.LogAlertReporter", LogLevel.None, null)));
        services.PostConfigure<QlowerLoadersOptions>(options =>
        {
            var longest = TimeSpan.FromSeconds(Math.Clamp(wait.TotalSeconds / 10, 1, 5));
            options.LongestWait = options.LongestWait < longest ? options.LongestWait : longest;
        });
        return services.BuildServiceProvider();
    }

    public static IQlowerLoadersBuilder AddLoader(IServiceCollection services, Settings settings, HostConfiguration configuration, TimeSpan wait)
    {
        var builder = AddCore(services, settings, configuration)
            .UseStore(settings, configuration.PostgreSql, TimeSpan.FromSeconds(Math.Clamp(wait.TotalSeconds, 1, 30)));
        foreach (var section in configuration.HttpIntegrators)
        {
            builder.AddHttpIntegrator(section.Key, section);
        }

        foreach (var (integrator, models) in configuration.Routes.Where(route => route.Integrator.Length > 0))
        {
            builder.ConfigurePipeline(pipeline => pipeline.Integrate(integrator, models));
        }

        return AddSources(builder, settings, configuration);
    }

    /// <summary>Reports all errors in configuration, rule packs and composition at once.</summary>
    /// <exception cref="OptionsValidationException">There are errors; the exception lists all of them.</exception>
    public static void EnsureValid(IServiceProvider services, HostConfiguration configuration)
    {
        var problems = new List<string>(configuration.Problems);
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (OptionsValidationException error)
        {
            problems.AddRange(error.Failures);
        }

        if (problems.Count > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(QlowerLoadersOptions), problems.Distinct());
        }
    }

    private static IQlowerLoadersBuilder AddSources(IQlowerLoadersBuilder builder, Settings settings, HostConfiguration? configuration, bool hasBuckets = true)
    {
        builder.AddFolderSource(SourceName, source =>
        {
            source.Root = settings.Data;
            source.StableFor = configuration?.StableFor ?? source.StableFor;
            source.PollInterval = configuration?.PollInterval ?? source.PollInterval;
        });
        foreach (var section in hasBuckets ? configuration?.S3Sources ?? [] : [])
        {
            builder.AddS3Source(section.Key, section);
        }

        return builder;
    }

    private static IQlowerLoadersBuilder AddCore(IServiceCollection services, Settings settings, HostConfiguration? configuration)
    {
        services.AddSingleton(settings.Screen);
        services.AddLogging(logging => logging.ClearProviders().SetMinimumLevel(settings.LogLevel)
            .AddProvider(new StderrLoggerProvider(settings.Screen, settings.IsVerbose)));
        services.Configure<QlowerLoadersOptions>(options => options.LeaseDuration = LeaseDuration);
        if (configuration is null)
        {
            return services.AddQlowerLoaders();
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(configuration.PreferredPath))!;
        services.PostConfigure<QlowerLoadersOptions>(options =>
        {
            for (var i = 0; i < options.RulePackFolders.Count; i++)
            {
                // Relative paths are relative to the configuration file.
                if (!string.IsNullOrWhiteSpace(options.RulePackFolders[i]))
                {
                    options.RulePackFolders[i] = Path.Combine(folder, options.RulePackFolders[i]);
                }
            }
        });
        var builder = services.AddQlowerLoaders(configuration.Section);
        return configuration.HasPartner("azur") ? builder.AddRulePacks(Assembly.Load("Azur.RulePack")) : builder;
    }
}
