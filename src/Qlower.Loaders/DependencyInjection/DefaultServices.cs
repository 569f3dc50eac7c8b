using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Qlower.Loaders.Conclusion;
using Qlower.Loaders.Configuration;
using Qlower.Loaders.Dispatch;
using Qlower.Loaders.Hosting;
using Qlower.Loaders.Inspection;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Pipeline;
using Qlower.Loaders.Processing;
using Qlower.Loaders.Reporting;
using Qlower.Loaders.RulePacks;
using Qlower.Loaders.Rules;
using Qlower.Loaders.Schemas;
using Qlower.Loaders.Sources;
using Qlower.Shared.Logging;

namespace Qlower.Loaders.DependencyInjection;

/// <summary>Registers the services of every stage. A service that the host registered before is retained.</summary>
internal static class DefaultServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddLogging();
        SafeLogging.Apply(services);
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddLoaderOptions();

        // Hosted services start in this order: the check of the composition, which AddPipelines inserts, the log, and the loops.
        services.AddStartupLog();
        services.AddPipelines();
        services.AddSchemas();
        services.AddRules();
        services.AddRulePackRegistry();
        services.AddSources();
        services.AddLedgerRoles();
        services.AddInspection();
        services.AddDispatch();
        services.AddProcessing();
        services.AddIntegration();
        services.AddConclusion();
        services.AddReporting();
        services.AddMonitoring();
        new QlowerLoadersBuilder(services).AddReporter<FileReporter>();
    }
}
