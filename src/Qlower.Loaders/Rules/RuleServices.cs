using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Qlower.Loaders.Rules;

/// <summary>Registers the catalogue of the core's rules.</summary>
internal static class RuleServices
{
    public static IServiceCollection AddRules(this IServiceCollection services)
    {
        services.TryAddSingleton<IRuleBook, RuleBook>();
        return services;
    }
}
