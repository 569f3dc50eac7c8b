using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Qlower.Celery;
using Qlower.Celery.Client;
using Qlower.Shared;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Celery clients to a host's services.</summary>
/// <remarks>
/// Each method may be called repeatedly: nothing is added twice, and each call configures on top of the earlier calls with the same name. The options
/// are validated when the host starts: one <see cref="OptionsValidationException"/> reports every error with its path, value and reason.
/// </remarks>
public static class CeleryServiceCollectionExtensions
{
    private static readonly OptionsShape Shape = OptionsShape.Of<CeleryClientOptions>().With<CeleryBrokerOptions>().With<CeleryQueue>();

    /// <summary>Adds <see cref="ICeleryClient"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddCeleryClient(this IServiceCollection services, Action<CeleryClientOptions> configure) =>
        services.AddCeleryClient(Options.Options.DefaultName, configure);

    /// <summary>Adds <see cref="ICeleryClient"/> with options from a configuration section, such as <c>Broker:Uri</c>. Unknown options are errors.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The section.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddCeleryClient(this IServiceCollection services, IConfiguration configuration) =>
        services.AddCeleryClient(Options.Options.DefaultName, configuration);

    /// <summary>Adds a further <see cref="ICeleryClient"/>, with a connection and options of its own, as a keyed service.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">The key of the service and the name of its options.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddCeleryClient(this IServiceCollection services, string name, Action<CeleryClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Add(services, name).Configure(configure);
        return services;
    }

    /// <summary>Adds a further <see cref="ICeleryClient"/> with options from a configuration section, as a keyed service. Unknown options are errors.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">The key of the service and the name of its options.</param>
    /// <param name="configuration">The section.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddCeleryClient(this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Add(services, name).BindStrictly(configuration, Shape, static (section, options) => section.Bind(options));
        return services;
    }

    private static OptionsBuilder<CeleryClientOptions> Add(IServiceCollection services, string name)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        CeleryClientServices.Add(services, name);
        return services.AddValidatedOptions<CeleryClientOptions, CeleryClientOptionsValidator>(name);
    }
}
