using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.Ledger;

namespace Qlower.Loaders.StoppingHost.Points;

/// <summary>Builds a host that reaches points: two systems, a rule that throws, a reporter and an alert reporter that write down each call.</summary>
internal static class PointHost
{
    /// <summary>How long each lease is valid in the ledger, whatever the options say: the next host need not wait for it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMilliseconds(200);

    private const string SecondSystem = "accounting";
    private const string KeyHash = "sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

    public static IHost Build(PointCase @case)
    {
        var plan = @case.Plan;
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(@case);
        var loaders = builder.Services.AddQlowerLoaders(options =>
        {
            // The heartbeat must not help a worker that continues after it was suspended: it beats every 20 minutes.
            options.LeaseDuration = TimeSpan.FromHours(1);
            options.RecordsPerPart = 3;
            options.PollInterval = TimeSpan.FromMilliseconds(100);
            options.LongestWait = TimeSpan.FromMilliseconds(10);
            options.RetryDelay = TimeSpan.Zero;
            options.Attempts = 1;
        });
        loaders.AddPartner("azur", partner => partner.KeyHashes.Add(KeyHash))
            .AddPartner("boreal", partner =>
            {
                partner.KeyHashes.Add(KeyHash);
                partner.Policy = LoadPolicy.AllOrNothing;
            })
            .AddValidator<FaultingValidator>()
            .AddReporter<WritingReporter>()
            .AddAlertReporter<WritingReporter>()
            .AddFolderSource(source =>
            {
                (source.Root, source.StableFor, source.PollInterval) = (plan.Folder, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
            });
        // The last integrator records the outcome of a part in the transaction of its records, if it can.
        AddSecondSystem(loaders, plan);
        UseStore(loaders, plan);
        Wrap<ILoadLedger, ILoadLedger>(builder.Services, _ => "ledger", @case);
        Wrap<IIntegrator, IPointSystem>(builder.Services, system => system.Name == SecondSystem ? SecondSystem : "records", @case);
        Wrap<IFileSource, IPointFolder>(builder.Services, source => source.Name, @case);
        return builder.Build();
    }

    /// <summary>Each kind of store is one more case.</summary>
    private static void UseStore(IQlowerLoadersBuilder loaders, PointPlan plan) => _ = plan.Store switch
    {
        "sqlite" => loaders.UseSqlite(plan.Connection),
        "postgresql" => loaders.UsePostgreSql(options => (options.ConnectionString, options.MaxConnections) = (plan.Connection, 3)),
        _ => throw new ArgumentException($"There is no store '{plan.Store}'."),
    };

    /// <summary>A store of its own, in services of its own, since a host has one of each kind.</summary>
    private static void AddSecondSystem(IQlowerLoadersBuilder loaders, PointPlan plan)
    {
        var services = new ServiceCollection();
        services.AddQlowerLoaders().UseSqliteRecords(options => (options.Path, options.IntegratorName) = (Path.Combine(plan.Folder, "accounting.db"), SecondSystem));
        loaders.AddIntegrator(_ =>
        {
            var system = services.BuildServiceProvider().GetRequiredService<IIntegrator>();
            return plan.FailsOnce ? new FailingSystem(system, plan.Folder) : system;
        });
    }

    /// <summary>Wraps what is registered for a contract in a proxy that also has the optional contracts.</summary>
    private static void Wrap<TContract, TProxy>(IServiceCollection services, Func<TContract, string> role, PointCase @case)
        where TContract : class
        where TProxy : class, TContract
    {
        for (var i = 0; i < services.Count; i++)
        {
            var service = services[i];
            if (service.ServiceType == typeof(TContract) && !service.IsKeyedService)
            {
                services[i] = ServiceDescriptor.Singleton<TContract>(provider =>
                {
                    var target = (TContract)(service.ImplementationFactory?.Invoke(provider)
                        ?? service.ImplementationInstance
                        ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!));
                    return PointProxy<TProxy>.Wrap(target, role(target), @case);
                });
            }
        }
    }
}
