using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Qlower.Celery.Results;

namespace Qlower.Celery.Client;

/// <summary>Registers the services of one named client, each with the client's name as its key.</summary>
internal static class CeleryClientServices
{
    public static void Add(IServiceCollection services, string name)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddKeyedSingleton(name, (provider, _) => new CeleryClientConnection(OptionsOf(provider, name), Time(provider), Loggers(provider)));
        services.TryAddKeyedSingleton(name, (provider, _) => CreateReader(provider, name));
        services.TryAddKeyedSingleton<ICeleryClient>(name, (provider, _) => CreateClient(provider, name));
        if (name == Options.DefaultName)
        {
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<ICeleryClient>(name));
        }
    }

    private static CeleryClient CreateClient(IServiceProvider provider, string name)
    {
        var options = OptionsOf(provider, name);
        var results = provider.GetService<IResultReader>() ?? (options.RpcResults ? provider.GetRequiredKeyedService<RpcResultReader>(name) : null);
        var broker = provider.GetRequiredKeyedService<CeleryClientConnection>(name).Broker;
        return new CeleryClient(broker, options, results, provider.GetService<IChordStore>(), Time(provider));
    }

    private static RpcResultReader CreateReader(IServiceProvider provider, string name)
    {
        var options = OptionsOf(provider, name);
        var settings = new RpcResultSettings { PrepareTimeout = options.PublishTimeout, Expires = options.ResultExpires, Capacity = options.RetainedResults };
        var broker = provider.GetRequiredKeyedService<CeleryClientConnection>(name).Broker;
        return new RpcResultReader(broker, settings, Time(provider), Loggers(provider).CreateLogger<RpcResultReader>());
    }

    private static CeleryClientOptions OptionsOf(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<CeleryClientOptions>>().Get(name);

    private static TimeProvider Time(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();

    private static ILoggerFactory Loggers(IServiceProvider provider) => provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;
}
