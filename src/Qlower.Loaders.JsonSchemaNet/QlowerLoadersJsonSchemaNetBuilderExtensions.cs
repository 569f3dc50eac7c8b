using Json.Schema;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Qlower.Loaders;
using Qlower.Loaders.JsonSchemaNet;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds JsonSchema.Net to a loader.</summary>
public static class QlowerLoadersJsonSchemaNetBuilderExtensions
{
    /// <summary>
    /// Adds JsonSchema.Net as the schema engine of the overlays that name it: <c>"x-engine": "jsonschema.net"</c>. Called again, it adds no
    /// second engine; every <paramref name="configure"/> applies, in the order of the calls.
    /// </summary>
    /// <param name="builder">The loader.</param>
    /// <param name="configure">
    /// Adds vocabularies, dialects or registered schemas of the partner to the options that a schema is built with; called once for each
    /// schema when the host starts. <see langword="null"/> for the published dialects alone. The default dialect is draft 2020-12.
    /// </param>
    /// <returns>The loader.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IQlowerLoadersBuilder AddJsonSchemaNet(this IQlowerLoadersBuilder builder, Action<BuildOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ISchemaEngine, JsonSchemaNetEngine>());
        if (configure is not null)
        {
            builder.Services.AddSingleton(new BuildOptionsSetup(configure));
        }

        return builder;
    }
}
