using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qlower.Loaders;
using Qlower.Loaders.Configuration;
using Qlower.Loaders.DependencyInjection;
using Qlower.Loaders.Pipeline;
using Qlower.Loaders.RulePacks;
using Qlower.Loaders.Rules;
using Qlower.Loaders.Schemas;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the loaders to a host's services.</summary>
public static class QlowerLoadersServiceCollectionExtensions
{
    /// <summary>
    /// Adds the loaders with their defaults. Calling it again adds nothing twice, and configures on top of what was configured.
    /// </summary>
    /// <remarks>
    /// Options, rule packs and pipelines are checked when the host starts: whatever is wrong is told at once, by one
    /// <see cref="OptionsValidationException"/>, before any file is taken.
    /// </remarks>
    /// <param name="services">The host's services.</param>
    /// <returns>The builder, to add partners, rule packs and stages to.</returns>
    public static IQlowerLoadersBuilder AddQlowerLoaders(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        AddCore(services);
        return new QlowerLoadersBuilder(services);
    }

    /// <summary>Adds the loaders and sets options, on top of what was configured; see <see cref="AddQlowerLoaders(IServiceCollection)"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets options; <see langword="null"/> to keep the defaults.</param>
    /// <returns>The builder, to add partners, rule packs and stages to.</returns>
    public static IQlowerLoadersBuilder AddQlowerLoaders(this IServiceCollection services, Action<QlowerLoadersOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        AddCore(services);
        if (configure is not null)
        {
            services.Configure(configure);
        }

        return new QlowerLoadersBuilder(services);
    }

    /// <summary>
    /// Adds the loaders with options from configuration, such as <c>Partners:azur:KeyHashes:0</c>. Calling it again with the same
    /// section changes nothing. A name in a partner's section or among the limits that is no option is an error when the host
    /// starts; other sections may stand beside the options and are left alone.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The section with the options.</param>
    /// <returns>The builder, to add partners, rule packs and stages to.</returns>
    public static IQlowerLoadersBuilder AddQlowerLoaders(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        AddCore(services).Configurations.Add(configuration);
        services.AddSingleton<IConfigureOptions<QlowerLoadersOptions>>(new ConfigurationBinding(configuration));
        return new QlowerLoadersBuilder(services);
    }

    private static LoaderComposition AddCore(IServiceCollection services)
    {
        if (LoaderComposition.Find(services) is { } known)
        {
            return known;
        }

        var composition = new LoaderComposition();
        services.AddSingleton(composition);
        services.AddOptions<QlowerLoadersOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<QlowerLoadersOptions>, QlowerLoadersOptionsValidator>());
        services.TryAddSingleton<OptionsDraft>();
        services.TryAddSingleton<IPartnerDirectory, ConfiguredPartners>();
        services.TryAddSingleton(_ => new SchemaCache());
        services.TryAddSingleton<SchemaEngines>();
        services.TryAddScoped<RulePackScope>();
        services.TryAddSingleton<RulePackRegistry>();
        services.TryAddSingleton<IRulePackCatalogue>(provider => provider.GetRequiredService<RulePackRegistry>());
        services.TryAddSingleton<IRuleCatalogueProvider, RuleCatalogueProvider>();
        services.TryAddSingleton<CompositionCheck>();
        services.TryAddSingleton<StartupValidator>();
        services.TryAddSingleton<LoadPipelineFactory>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StartupValidationService>());
        AddDefaults(services);
        return composition;
    }

    /// <summary>What a host that adds nothing else works with. Called once, behind the services of the core itself.</summary>
    private static void AddDefaults(IServiceCollection services) => DefaultServices.Add(services);
}
