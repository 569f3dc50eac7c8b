using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Qlower.Loaders.Conclusion;

/// <summary>Registers the last stage of a load.</summary>
internal static class ConclusionServices
{
    public static IServiceCollection AddConclusion(this IServiceCollection services)
    {
        services.TryAddSingleton<LoadWaiters>();
        services.TryAddScoped<LoadConclusion>();
        return services;
    }
}
