using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Pipeline;

/// <summary>Registers what assembles pipelines and checks them at start.</summary>
internal static class PipelineServices
{
    public static IServiceCollection AddPipelines(this IServiceCollection services)
    {
        services.TryAddSingleton<IntegratorRegistry>();
        services.TryAddSingleton<CompositionCheck>();
        services.TryAddSingleton<HostCheck>();
        services.TryAddSingleton<LoadPipelineFactory>();
        services.TryAddSingleton<StartupValidator>();
        WrapStartupValidator(services);
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, StartupGate>());
        return services;
    }

    /// <summary>Replaces the validator that <c>ValidateOnStart</c> registers, which throws one exception for each class of options.</summary>
    private static void WrapStartupValidator(IServiceCollection services)
    {
        services.AddOptions<QlowerLoadersOptions>().ValidateOnStart();
        var wrapped = services.Last(service => service.ServiceType == typeof(IStartupValidator) && !service.IsKeyedService);
        services.Remove(wrapped);
        services.Add(Keyed(wrapped));
        services.AddSingleton<IStartupValidator>(provider => provider.GetRequiredService<StartupValidator>());
    }

    private static ServiceDescriptor Keyed(ServiceDescriptor service) => service switch
    {
        { ImplementationInstance: { } instance } => new ServiceDescriptor(typeof(IStartupValidator), StartupValidator.WrappedKey, instance),
        { ImplementationFactory: { } factory } =>
            new ServiceDescriptor(typeof(IStartupValidator), StartupValidator.WrappedKey, (provider, _) => factory(provider), ServiceLifetime.Singleton),
        _ => new ServiceDescriptor(typeof(IStartupValidator), StartupValidator.WrappedKey, service.ImplementationType!, ServiceLifetime.Singleton),
    };
}
