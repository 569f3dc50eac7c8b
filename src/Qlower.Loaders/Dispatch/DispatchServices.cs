using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Qlower.Loaders.Dispatch;

/// <summary>Registers the dispatcher of a host that runs its own workers.</summary>
internal static class DispatchServices
{
    public static IServiceCollection AddDispatch(this IServiceCollection services)
    {
        services.TryAddSingleton<ILoadDispatcher, EmbeddedDispatcher>();
        return services;
    }
}
