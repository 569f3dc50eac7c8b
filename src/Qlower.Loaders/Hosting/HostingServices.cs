using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Qlower.Loaders.Hosting;

/// <summary>Registers what a host reports when it starts, before any of its loops.</summary>
internal static class HostingServices
{
    public static IServiceCollection AddStartupLog(this IServiceCollection services)
    {
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, StartupLog>());
        return services;
    }
}
