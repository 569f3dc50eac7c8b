using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Qlower.Loaders.Rules;

namespace Qlower.Loaders.RulePacks;

/// <summary>Registers the rule packs that the host added.</summary>
internal static class RulePackRegistration
{
    public static IServiceCollection AddRulePackRegistry(this IServiceCollection services)
    {
        services.TryAddScoped<RulePackScope>();
        services.TryAddSingleton<RulePackRegistry>();
        services.TryAddSingleton<IRulePackCatalogue>(provider => provider.GetRequiredService<RulePackRegistry>());
        services.TryAddSingleton<IRuleCatalogueProvider, RuleCatalogueProvider>();
        return services;
    }
}
