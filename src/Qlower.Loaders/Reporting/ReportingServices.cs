using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Qlower.Loaders.Reporting;

/// <summary>Registers the renderer of reports.</summary>
internal static class ReportingServices
{
    public static IServiceCollection AddReporting(this IServiceCollection services)
    {
        services.TryAddSingleton<IReportRenderer, ReportRenderer>();
        return services;
    }
}
