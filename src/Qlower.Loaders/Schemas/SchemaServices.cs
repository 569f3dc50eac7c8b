using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Qlower.Loaders.Schemas;

/// <summary>Registers the compiled schemas and the engines for overlays.</summary>
internal static class SchemaServices
{
    public static IServiceCollection AddSchemas(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => new SchemaCache());
        services.TryAddSingleton<SchemaEngines>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISchemaEngine, StreamingSchemaEngine>());
        return services;
    }
}
