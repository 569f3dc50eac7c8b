using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Qlower.Celery;
using Qlower.Celery.Hosting;
using Qlower.Shared;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a Celery worker to a host's services.</summary>
/// <remarks>
/// Each method may be called repeatedly: no second worker is added, and each call configures on top of the earlier calls. The options are validated
/// when the host starts: one <see cref="OptionsValidationException"/> reports every error with its path, value and reason.
/// </remarks>
public static class CeleryWorkerServiceCollectionExtensions
{
    private static readonly OptionsShape Shape = OptionsShape.Of<CeleryWorkerOptions>().With<CeleryBrokerOptions>().With<CeleryQueue>();

    /// <summary>Adds a worker that runs in this host.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A builder that adds tasks to the worker.</returns>
    public static CeleryWorkerBuilder AddCeleryWorker(this IServiceCollection services, Action<CeleryWorkerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Add(services).Configure(configure);
        return new CeleryWorkerBuilder(services);
    }

    /// <summary>
    /// Adds a worker that runs in this host, with options from a configuration section, such as <c>Broker:Uri</c> and <c>Concurrency</c>. Unknown options
    /// are errors.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The section.</param>
    /// <returns>A builder that adds tasks to the worker.</returns>
    public static CeleryWorkerBuilder AddCeleryWorker(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Add(services).BindStrictly(configuration, Shape, static (section, options) => section.Bind(options));
        return new CeleryWorkerBuilder(services);
    }

    private static OptionsBuilder<CeleryWorkerOptions> Add(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        WorkerServices.Add(services);
        return services.AddValidatedOptions<CeleryWorkerOptions, CeleryWorkerOptionsValidator>();
    }
}
