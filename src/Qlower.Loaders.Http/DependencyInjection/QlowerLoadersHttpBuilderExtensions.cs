using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Qlower.Loaders;
using Qlower.Loaders.Http;
using Qlower.Loaders.Http.Configuration;
using Qlower.Loaders.Http.DependencyInjection;
using Qlower.Shared;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds integrators that are HTTP services to a loader.</summary>
/// <remarks>
/// Each batch is one request, <c>POST</c> with JSON and the header <c>Idempotency-Key</c>; the service answers on each record. Each method may be called
/// repeatedly: an integrator is added once for each name, and each call configures on top of the earlier calls with the same name. The options are validated when
/// the host starts: one <see cref="OptionsValidationException"/> reports every error with its path and reason.
/// </remarks>
public static class QlowerLoadersHttpBuilderExtensions
{
    private static readonly OptionsShape Shape = OptionsShape.Of<HttpIntegratorOptions>();

    /// <summary>Integrates into a service.</summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="name">The integrator's name, unique within a host, and the name of its options. The ledger stores it: do not change it.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static IQlowerLoadersBuilder AddHttpIntegrator(this IQlowerLoadersBuilder builder, string name, Action<HttpIntegratorOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Add(builder, name).Configure(options => Place(options, configure));
        return builder;
    }

    /// <summary>Integrates into a service, with options from a configuration section. Unknown options are errors.</summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="name">The integrator's name, unique within a host, and the name of its options. The ledger stores it: do not change it.</param>
    /// <param name="configuration">The section.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static IQlowerLoadersBuilder AddHttpIntegrator(this IQlowerLoadersBuilder builder, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Add(builder, name).BindStrictly(configuration, Shape, static (section, options) => Place(options, target => section.Bind(target)));
        return builder;
    }

    /// <summary>
    /// Configures the HTTP client of an integrator: a handler that is added here runs for each attempt, such as one that sets a token; certificates belong into the
    /// primary handler.
    /// </summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="name">The integrator's name, in any order with <see cref="AddHttpIntegrator(IQlowerLoadersBuilder, string, Action{HttpIntegratorOptions})"/>.</param>
    /// <param name="configure">Configures the client.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static IQlowerLoadersBuilder ConfigureHttpIntegratorClient(this IQlowerLoadersBuilder builder, string name, Action<IHttpClientBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Add(builder, name);
        configure(builder.Services.AddHttpClient(HttpIntegratorServices.ClientOf(name)));
        return builder;
    }

    private static void Place(HttpIntegratorOptions options, Action<HttpIntegratorOptions> configure) => options.Place.Apply(
        options,
        configure,
        (nameof(options.Url), static service => service.Url?.ToString()),
        (nameof(options.LookupUrl), static service => service.LookupUrl?.ToString()));

    private static OptionsBuilder<HttpIntegratorOptions> Add(IQlowerLoadersBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        HttpIntegratorServices.Add(builder.Services, name);
        return builder.Services.AddValidatedOptions<HttpIntegratorOptions, HttpIntegratorOptionsValidator>(name);
    }
}
