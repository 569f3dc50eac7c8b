using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Qlower.Loaders.Inspection;

/// <summary>Registers the static validation of files.</summary>
internal static class InspectionServices
{
    public static IServiceCollection AddInspection(this IServiceCollection services)
    {
        services.TryAddSingleton<IFileCheck, FileCheck>();
        return services;
    }
}
