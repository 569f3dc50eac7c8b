using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Qlower.Loaders;
using Qlower.Loaders.Configuration;
using Qlower.Loaders.DependencyInjection;
using Qlower.Shared;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the loaders to a host's services.</summary>
public static class QlowerLoadersServiceCollectionExtensions
{
    /// <summary>
    /// Adds the loaders with their defaults. Calling it again adds nothing twice, and configures on top of what was configured.
    /// </summary>
    /// <remarks>
    /// Options, rule packs and pipelines are checked when the host starts, and so are the options of every other package that are registered
    /// with <c>ValidateOnStart</c>: one <see cref="OptionsValidationException"/> reports all errors before any file is received.
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
    /// section changes nothing. A name in the section that is neither an option nor a section bound by another verb is an error when
    /// the host starts. In the root of a configuration, which also contains other sections, a misspelt option is.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The section with the options.</param>
    /// <returns>The builder, to add partners, rule packs and stages to.</returns>
    public static IQlowerLoadersBuilder AddQlowerLoaders(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        AddCore(services).Configurations.Add(configuration);
        services.AddOptions<QlowerLoadersOptions>().BindStrictly(configuration, ConfigurationBinding.Shape, ConfigurationBinding.Bind);
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
        DefaultServices.Add(services);
        return composition;
    }
}
