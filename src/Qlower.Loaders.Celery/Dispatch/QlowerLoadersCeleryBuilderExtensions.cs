using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Qlower.Loaders;
using Qlower.Loaders.Celery;
using Qlower.Loaders.Celery.Dispatch;
using Qlower.Shared;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the dispatch of loads over Celery to a loader.</summary>
/// <remarks>
/// Spreads loads over the processes that share a ledger: each load is announced as a task <c>qlower.loaders.process</c>, and any process may run it. The
/// embedded workers do not run. The ledger is the truth: messages that are lost or repeated change nothing but how soon a load is processed. Further
/// options of the worker are set by <c>AddCeleryWorker</c>. Each method may be called repeatedly: nothing is added twice, and each call configures on top
/// of the earlier calls. The options are validated when the host starts: one <see cref="OptionsValidationException"/> reports every error with its path,
/// value and reason.
/// </remarks>
public static class QlowerLoadersCeleryBuilderExtensions
{
    private static readonly OptionsShape Shape = OptionsShape.Of<CeleryDispatchOptions>();

    /// <summary>Spreads loads over processes by Celery tasks.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same builder.</returns>
    public static IQlowerLoadersBuilder UseCelery(this IQlowerLoadersBuilder builder, Action<CeleryDispatchOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Add(builder).Configure(configure);
        return builder;
    }

    /// <summary>Spreads loads over processes by Celery tasks, with options from a configuration section, such as <c>Uri</c>. Unknown options are errors.</summary>
    /// <param name="builder">The loader.</param>
    /// <param name="configuration">The section.</param>
    /// <returns>The same builder.</returns>
    public static IQlowerLoadersBuilder UseCelery(this IQlowerLoadersBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Add(builder).BindStrictly(configuration, Shape, static (section, options) => section.Bind(options));
        return builder;
    }

    private static OptionsBuilder<CeleryDispatchOptions> Add(IQlowerLoadersBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        DispatchServices.Add(builder.Services);
        return builder.Services.AddValidatedOptions<CeleryDispatchOptions, CeleryDispatchOptionsValidator>();
    }
}
