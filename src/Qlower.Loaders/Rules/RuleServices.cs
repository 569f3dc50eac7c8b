using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Qlower.Loaders.Rules;

/// <summary>Registers the catalogue of rules.</summary>
internal static class RuleServices
{
    public static IServiceCollection AddRules(this IServiceCollection services)
    {
        services.TryAddSingleton<HostRules>();
        services.TryAddSingleton<IRuleBook, RuleBook>();
        return services;
    }
}
