using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qlower.Loaders;
using Qlower.Loaders.Celery;
using Qlower.Loaders.Celery.Integration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds systems behind Celery tasks to a loader.</summary>
public static class CeleryIntegratorBuilderExtensions
{
    /// <summary>
    /// Integrates into a system by a task of its own: each batch is one call, with <c>batch_id</c>, <c>partner</c>, <c>load_id</c>, <c>model</c> and
    /// <c>records</c> (or <c>records_url</c>). The task is idempotent by the batch id, and returns an answer for each record. Needs
    /// <c>AddCeleryClient</c>, with a backend that keeps results.
    /// </summary>
    /// <param name="builder">The loader.</param>
    /// <param name="name">The integrator's name, unique among a host's.</param>
    /// <param name="configure">Sets the options; called at once.</param>
    /// <exception cref="ArgumentException">The name is empty, or an option cannot be used; the message tells every error.</exception>
    public static IQlowerLoadersBuilder AddCeleryIntegrator(this IQlowerLoadersBuilder builder, string name, Action<CeleryIntegratorOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new CeleryIntegratorOptions();
        configure(options);
        options.Validate();
        builder.Services.AddSingleton<IIntegrator>(provider => new CeleryIntegrator(name, provider.GetRequiredService<ICeleryClient>(), options));
        if (options.ClaimChecks is { } store)
        {
            builder.Services.TryAddSingleton(TimeProvider.System);
            builder.Services.AddSingleton<IHostedService>(provider => new ClaimCheckTidying(
                name, store, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ClaimCheckTidying>>()));
        }

        return builder;
    }
}
