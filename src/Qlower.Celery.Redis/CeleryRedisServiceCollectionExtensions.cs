using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Qlower.Celery;
using Qlower.Celery.Redis;
using Qlower.Shared;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds results in Redis to a host's services.</summary>
/// <remarks>
/// Each method may be called repeatedly: nothing is added twice, and each call configures on top of the earlier calls. The options are validated when
/// the host starts: one <see cref="OptionsValidationException"/> reports every error with its path, value and reason.
/// </remarks>
public static class CeleryRedisServiceCollectionExtensions
{
    private static readonly OptionsShape Shape = OptionsShape.Of<RedisResultsOptions>();

    /// <summary>Stores results and chords in Redis, for client and worker. Replaces any other result backend.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddCeleryRedisResults(this IServiceCollection services, Action<RedisResultsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Add(services).Configure(configure);
        return services;
    }

    /// <summary>
    /// Stores results and chords in Redis, for client and worker, with options from a configuration section, such as <c>Uri</c>. Unknown options are
    /// errors. Replaces any other result backend.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The section.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddCeleryRedisResults(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Add(services).BindStrictly(configuration, Shape, static (section, options) => section.Bind(options));
        return services;
    }

    private static OptionsBuilder<RedisResultsOptions> Add(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RedisConnection>();
        services.Replace(ServiceDescriptor.Singleton<IResultReader, RedisResultReader>());
        services.Replace(ServiceDescriptor.Singleton<IResultStore, RedisResultStore>());
        services.Replace(ServiceDescriptor.Singleton<IChordStore, RedisChordStore>());
        return services.AddValidatedOptions<RedisResultsOptions, RedisResultsOptionsValidator>();
    }
}
