using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Qlower.Loaders;
using Qlower.Loaders.Celery;
using Qlower.Loaders.Celery.Integration;
using Qlower.Shared;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds integrators that are Celery tasks of other systems to a loader.</summary>
/// <remarks>
/// Each batch is one task, with the arguments <c>batch_id</c>, <c>partner</c>, <c>load_id</c>, <c>model</c> and <c>records</c> or <c>records_url</c>. The
/// task is idempotent by the batch id, and returns an answer for each record. Requires <c>AddCeleryClient</c> and a result backend. Each method may be
/// called repeatedly: an integrator is added once for each name, and each call configures on top of the earlier calls with the same name. The options are
/// validated when the host starts: one <see cref="OptionsValidationException"/> reports every error with its path, value and reason.
/// </remarks>
public static class CeleryIntegratorBuilderExtensions
{
    private static readonly OptionsShape Shape = OptionsShape.Of<CeleryIntegratorOptions>();

    /// <summary>Integrates into a system by a task.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="name">The integrator's name, unique within a host, and the name of its options.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static IQlowerLoadersBuilder AddCeleryIntegrator(this IQlowerLoadersBuilder builder, string name, Action<CeleryIntegratorOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Add(builder, name).Configure(configure);
        return builder;
    }

    /// <summary>Integrates into a system by a task, with options from a configuration section, such as <c>Task</c>. Unknown options are errors.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="name">The integrator's name, unique within a host, and the name of its options.</param>
    /// <param name="configuration">The section.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static IQlowerLoadersBuilder AddCeleryIntegrator(this IQlowerLoadersBuilder builder, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Add(builder, name).BindStrictly(configuration, Shape, static (section, options) => section.Bind(options));
        return builder;
    }

    private static OptionsBuilder<CeleryIntegratorOptions> Add(IQlowerLoadersBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        IntegratorServices.Add(builder.Services, name);
        return builder.Services.AddValidatedOptions<CeleryIntegratorOptions, CeleryIntegratorOptionsValidator>(name);
    }
}
