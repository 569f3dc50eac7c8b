using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Http.Integration;

namespace Qlower.Loaders.Http.DependencyInjection;

/// <summary>Registers the services of an integrator, once for each name.</summary>
internal static class HttpIntegratorServices
{
    /// <summary>The name of the client of an integrator.</summary>
    public static string ClientOf(string integrator) => $"qlower-integrator-{integrator}";

    public static void Add(IServiceCollection services, string name)
    {
        if (services.Any(service => service.ImplementationInstance is Registration other && other.Name == name))
        {
            return;
        }

        services.AddSingleton(new Registration(name));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IIntegrator>(provider => Create(provider, name));
        AddClient(services, name);
    }

    private static HttpIntegrator Create(IServiceProvider provider, string name)
    {
        var monitor = provider.GetRequiredService<IOptionsMonitor<HttpIntegratorOptions>>();
        var service = new HttpService(provider.GetRequiredService<IHttpClientFactory>(), ClientOf(name), provider.GetRequiredService<TimeProvider>());
        return monitor.Get(name).LookupUrl is null ? new HttpIntegrator(name, service, monitor) : new HttpLookupIntegrator(name, service, monitor);
    }

    private static void AddClient(IServiceCollection services, string name) => services
        .AddHttpClient(ClientOf(name), client => client.Timeout = Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)

        // Two entries for each batch, at the level Information.
        .RemoveAllLoggers()
        .AddResilienceHandler(
            "integrator",
            (pipeline, context) => HttpResilience.Add(
                pipeline,
                context.ServiceProvider.GetRequiredService<IOptionsMonitor<HttpIntegratorOptions>>().Get(name),
                context.ServiceProvider.GetRequiredService<ILoggerFactory>()));

    private sealed class Registration(string name)
    {
        public string Name => name;
    }
}
