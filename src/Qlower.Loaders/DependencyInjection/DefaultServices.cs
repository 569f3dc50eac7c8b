using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Qlower.Loaders.Conclusion;
using Qlower.Loaders.Dispatch;
using Qlower.Loaders.Inspection;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Pipeline;
using Qlower.Loaders.Processing;
using Qlower.Loaders.Reporting;
using Qlower.Loaders.Rules;
using Qlower.Loaders.Schemas;
using Qlower.Loaders.Sources;

namespace Qlower.Loaders.DependencyInjection;

/// <summary>The stages and the parts around them that every host works with; a host replaces what it registers itself.</summary>
internal static class DefaultServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddLogging();
        services.AddMetrics();
        AddLedger(services);
        services.TryAddSingleton<InMemoryIntegrator>();
        services.TryAddSingleton<IntegratorRegistry>();
        services.TryAddSingleton<SourceRegistry>();
        services.TryAddSingleton<FileReceiver>();
        services.TryAddSingleton<IFileReceiver>(provider => provider.GetRequiredService<FileReceiver>());
        services.TryAddSingleton<ILoadReplay, LoadReplay>();
        services.TryAddSingleton<IFileCheck, FileCheck>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISchemaEngine, StreamingSchemaEngine>());
        services.TryAddSingleton<IReportRenderer, ReportRenderer>();
        services.TryAddSingleton<IRuleBook, RuleBook>();
        services.TryAddSingleton<ILoadDispatcher, EmbeddedDispatcher>();
        services.TryAddSingleton<WorkerIdentity>();
        services.TryAddSingleton<ILoadProcessor, LoadProcessor>();
        services.TryAddSingleton<LoadParts>();
        services.TryAddScoped<LoadStages>();
        services.TryAddScoped<LoadConclusion>();
        services.TryAddSingleton<ProgressBoard>();
        services.TryAddSingleton<LoaderMetrics>();
        services.TryAddSingleton<AlertPublisher>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertReporter, LogAlertReporter>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SourceWatcher>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, LoadWorker>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StuckLoadWatch>());
        new QlowerLoadersBuilder(services).AddReporter<FileReporter>();
        services.AddHealthChecks().AddCheck<LoaderHealthCheck>("qlower-loaders");
    }

    /// <summary>The ledger, which a store replaces, and its roles, which always come from the ledger of the host.</summary>
    private static void AddLedger(IServiceCollection services)
    {
        services.TryAddSingleton<ILoadLedger, InMemoryLoadLedger>();
        AddRole<ILoadRegistry>();
        AddRole<ILoadLeases>();
        AddRole<ILoadManifest>();
        AddRole<ILoadProgress>();
        AddRole<ILoadResults>();
        AddRole<ILoadMonitor>();

        void AddRole<TRole>()
            where TRole : class =>
            services.TryAddSingleton(provider => (TRole)provider.GetRequiredService<ILoadLedger>());
    }
}
