using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Qlower.Shared;

namespace Qlower.Loaders.Configuration;

/// <summary>Registers the options of the loaders with their validation.</summary>
internal static class ConfigurationServices
{
    public static IServiceCollection AddLoaderOptions(this IServiceCollection services)
    {
        services.AddValidatedOptions<QlowerLoadersOptions, QlowerLoadersOptionsValidator>();
        services.TryAddSingleton<OptionsDraft>();
        services.TryAddSingleton<IContentRoot, ContentRoot>();
        services.TryAddSingleton<IPartnerDirectory, ConfiguredPartners>();
        return services;
    }
}
