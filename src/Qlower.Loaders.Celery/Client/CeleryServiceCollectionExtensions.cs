using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Celery;
using Qlower.Loaders.Celery.Client;
using Qlower.Loaders.Celery.Results;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Celery to a host's services.</summary>
public static class CeleryServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="ICeleryClient"/>. Called again, it adds nothing twice, and configures on top of what was configured. The options are
    /// checked when the host starts: whatever is wrong is told at once, by one <see cref="OptionsValidationException"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options.</param>
    public static IServiceCollection AddCeleryClient(this IServiceCollection services, Action<CeleryClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        AddClient(services).Configure(configure);
        return services;
    }

    /// <summary>Adds <see cref="ICeleryClient"/> with options from configuration, such as <c>Broker:Uri</c>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The section with the options.</param>
    public static IServiceCollection AddCeleryClient(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        AddClient(services).Bind(configuration);
        return services;
    }

    private static OptionsBuilder<CeleryClientOptions> AddClient(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CeleryClientOptions>, CeleryClientOptionsValidator>());
        services.TryAddSingleton<CeleryClientConnection>();
        services.TryAddSingleton<RpcResultReader>();
        services.TryAddSingleton<ICeleryClient>(provider => new CeleryClient(
            provider.GetRequiredService<CeleryClientConnection>(),
            provider.GetRequiredService<IOptions<CeleryClientOptions>>(),
            FindResults(provider),
            provider.GetService<IChordStore>(),
            provider.GetRequiredService<TimeProvider>()));
        return services.AddOptions<CeleryClientOptions>().ValidateOnStart();
    }

    private static IResultReader? FindResults(IServiceProvider provider) =>
        provider.GetService<IResultReader>()
        ?? (provider.GetRequiredService<IOptions<CeleryClientOptions>>().Value.RpcResults ? provider.GetRequiredService<RpcResultReader>() : null);
}
