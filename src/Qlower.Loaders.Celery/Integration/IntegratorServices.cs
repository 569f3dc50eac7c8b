using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Celery.Integration;

/// <summary>Registers the services of an integrator, once for each name.</summary>
internal static class IntegratorServices
{
    public static void Add(IServiceCollection services, string name)
    {
        if (services.Any(service => service.ImplementationInstance is Registration other && other.Name == name))
        {
            return;
        }

        services.AddSingleton(new Registration(name));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IIntegrator>(provider => new CeleryIntegrator(name, provider, provider.GetRequiredService<IOptionsMonitor<CeleryIntegratorOptions>>()));
        services.AddSingleton<IHostedService>(provider => new ClaimCheckCleanup(
            name,
            provider.GetRequiredService<IOptionsMonitor<CeleryIntegratorOptions>>(),
            provider.GetRequiredService<ILoopSupervisor>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ClaimCheckCleanup>>()));
    }

    private sealed class Registration(string name)
    {
        public string Name => name;
    }
}
