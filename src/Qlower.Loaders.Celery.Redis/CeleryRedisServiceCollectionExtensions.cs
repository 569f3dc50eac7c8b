using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Celery;
using Qlower.Loaders.Celery.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds results over Redis to a host's services.</summary>
public static class CeleryRedisServiceCollectionExtensions
{
    /// <summary>
    /// Keeps results and chords in Redis, in place of any other result backend. Called again, it adds nothing twice, and configures on top of
    /// what was configured. The options are checked when the host starts: whatever is wrong is told at once, by one
    /// <see cref="OptionsValidationException"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options.</param>
    public static IServiceCollection AddCeleryRedisResults(this IServiceCollection services, Action<RedisResultsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        AddResults(services).Configure(configure);
        return services;
    }

    /// <summary>Keeps results and chords in Redis, with options from configuration, such as <c>Uri</c>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The section with the options.</param>
    public static IServiceCollection AddCeleryRedisResults(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        AddResults(services).Bind(configuration);
        return services;
    }

    private static OptionsBuilder<RedisResultsOptions> AddResults(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RedisResultsOptions>, RedisResultsOptionsValidator>());
        services.TryAddSingleton<RedisConnection>();
        services.Replace(ServiceDescriptor.Singleton<IResultReader, RedisResultReader>());
        services.Replace(ServiceDescriptor.Singleton<IResultStore, RedisResultStore>());
        services.Replace(ServiceDescriptor.Singleton<IChordStore, RedisChordStore>());
        return services.AddOptions<RedisResultsOptions>().ValidateOnStart();
    }
}
