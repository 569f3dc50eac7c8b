using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qlower.Celery;

namespace Qlower.Loaders.Celery.Dispatch;

/// <summary>Registers the dispatch of loads over Celery, once.</summary>
internal static class DispatchServices
{
    /// <summary>Replaces invalid options, whose errors stop the host, so that the options of the client add no error of their own.</summary>
    private static readonly CeleryDispatchOptions Unusable = new() { Uri = "amqp://invalid" };

    public static void Add(IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(CeleryDispatcher)))
        {
            return;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<CeleryDispatcher>();
        services.Replace(ServiceDescriptor.Singleton<ILoadDispatcher>(provider => provider.GetRequiredService<CeleryDispatcher>()));
        services.AddCeleryClient(LoadAnnouncer.ClientName, client =>
            (client.ConnectionName, client.PublishTimeout, client.Channels, client.RpcResults) = (LoadAnnouncer.ClientName, TimeSpan.FromSeconds(10), 1, false));
        services.AddOptions<CeleryClientOptions>(LoadAnnouncer.ClientName)
            .Configure<IServiceProvider>((client, provider) => (FindValid(provider) ?? Unusable).Apply(client.Broker));

        // Hosted services stop in reverse order: loads that the worker releases are announced after the worker has stopped.
        services.AddSingleton<IHostedService, LoadAnnouncer>();
        services.AddCeleryWorker(_ => { }).AddTask<ProcessLoadHandler>(ProcessLoadHandler.TaskName, task => task.IgnoreResult = true);
        services.AddOptions<CeleryWorkerOptions>().Configure<IServiceProvider>(ConfigureWorker).PostConfigure(DisableUnconfigured);
        services.AddSingleton<IHostedService, LoadSweep>();
    }

    private static void ConfigureWorker(CeleryWorkerOptions worker, IServiceProvider provider)
    {
        if (FindValid(provider) is not { Work: true } dispatch)
        {
            return;
        }

        dispatch.Apply(worker.Broker);
        worker.Queues.Add(dispatch.Queue);
        worker.Concurrency = dispatch.Concurrency;

        // Loads are long: one that is prefetched here could be processed by an idle process.
        worker.PrefetchMultiplier = 1;
    }

    /// <summary>A process that only announces loads needs no worker, unless the host has configured one for its own tasks.</summary>
    private static void DisableUnconfigured(CeleryWorkerOptions worker) => worker.Enabled &= worker.Broker.Uri.Length > 0;

    /// <summary>Returns the options; <see langword="null"/> when they are not valid, which is reported once, by their own validation.</summary>
    private static CeleryDispatchOptions? FindValid(IServiceProvider provider)
    {
        try
        {
            return provider.GetRequiredService<IOptions<CeleryDispatchOptions>>().Value;
        }
        catch (OptionsValidationException)
        {
            return null;
        }
    }
}
