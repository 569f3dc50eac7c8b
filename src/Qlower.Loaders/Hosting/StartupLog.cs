using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Dispatch;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Pipeline;
using Qlower.Loaders.Sources;

namespace Qlower.Loaders.Hosting;

/// <summary>Logs what a starting host does: one entry for its sources, partners, rule packs, integrators, store and workers each.</summary>
internal sealed partial class StartupLog(
    SourceRegistry sources,
    IPartnerDirectory partners,
    IRulePackCatalogue packs,
    IntegratorRegistry integrators,
    ILoadRegistry ledger,
    ILoadDispatcher dispatcher,
    IOptions<QlowerLoadersOptions> options,
    ILogger<StartupLog> logger) : IHostedService
{
    /// <summary>Names that one entry lists.</summary>
    private const int Listed = 20;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var source in sources.All)
        {
            var places = List(source.Places.Select(place => place.ToString()));
            LogSource(logger, source.Name, places);
        }

        var ids = List(partners.Ids);
        LogPartners(logger, partners.Ids.Count, ids);
        if (packs.Packs.Count == 0)
        {
            LogNoRulePacks(logger);
        }

        foreach (var pack in packs.Packs)
        {
            LogRulePack(logger, pack.Assembly, pack.Version, pack.Partner, pack.Rules.Count, pack.Validators.Count, pack.Transformers.Count);
        }

        var names = List(integrators.All.Select(integrator => integrator.Name));
        LogIntegrators(logger, names);
        LogStore(logger, ledger.Description);
        if (!ledger.IsDurable || integrators.All.Any(integrator => integrator is InMemoryIntegrator))
        {
            LogStoreInMemory(logger);
        }

        if (dispatcher is EmbeddedDispatcher)
        {
            LogWorkers(logger, options.Value.Workers);
        }
        else
        {
            LogDispatcher(logger, dispatcher.GetType().Name);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string List(IEnumerable<string> names)
    {
        var all = names.ToArray();
        return all.Length == 0 ? "none" : string.Join(", ", all.Take(Listed)) + (all.Length > Listed ? ", …" : "");
    }

    [LoggerMessage(EventId = 9001, EventName = "SourceConfigured", Level = LogLevel.Information, Message = "Source {Source}: {Places}")]
    private static partial void LogSource(ILogger logger, string source, string places);

    [LoggerMessage(EventId = 9002, EventName = "PartnersConfigured", Level = LogLevel.Information, Message = "Partners ({Count}): {Partners}")]
    private static partial void LogPartners(ILogger logger, int count, string partners);

    [LoggerMessage(EventId = 9003, EventName = "RulePackLoaded", Level = LogLevel.Information,
        Message = "Rule pack {RulePack} {Version} of {Partner}: {Rules} rules, {Validators} validators, {Transformers} transformers")]
    private static partial void LogRulePack(ILogger logger, string rulePack, string version, string partner, int rules, int validators, int transformers);

    [LoggerMessage(EventId = 9004, EventName = "NoRulePacks", Level = LogLevel.Information, Message = "Rule packs: none")]
    private static partial void LogNoRulePacks(ILogger logger);

    [LoggerMessage(EventId = 9005, EventName = "IntegratorsConfigured", Level = LogLevel.Information, Message = "Integrators: {Integrators}")]
    private static partial void LogIntegrators(ILogger logger, string integrators);

    [LoggerMessage(EventId = 9006, EventName = "StoreConfigured", Level = LogLevel.Information, Message = "Store: {Store}")]
    private static partial void LogStore(ILogger logger, string store);

    [LoggerMessage(EventId = 9007, EventName = "WorkersConfigured", Level = LogLevel.Information, Message = "Workers: {Workers}")]
    private static partial void LogWorkers(ILogger logger, int workers);

    [LoggerMessage(EventId = 9008, EventName = "DispatcherConfigured", Level = LogLevel.Information, Message = "Workers: none of this host's own; loads are dispatched by {Dispatcher}")]
    private static partial void LogDispatcher(ILogger logger, string dispatcher);

    [LoggerMessage(EventId = 9009, EventName = "StoreInMemory", Level = LogLevel.Warning,
        Message = "A store is in memory: what it contains is lost when this process ends. Use UseSqlite(path) for a durable store.")]
    private static partial void LogStoreInMemory(ILogger logger);
}
