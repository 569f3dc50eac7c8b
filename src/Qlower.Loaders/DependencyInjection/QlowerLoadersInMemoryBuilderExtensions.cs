using Microsoft.Extensions.Options;
using Qlower.Loaders;
using Qlower.Loaders.Sources.InMemory;
using Qlower.Shared;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds sources whose files are in the memory of the process.</summary>
public static class QlowerLoadersInMemoryBuilderExtensions
{
    /// <summary>
    /// Adds a source in memory, for <see cref="IStreamLoader"/>. Files and archive are lost when the process ends; a load that was open then closes as a failure at
    /// the next start. No other process may work on the same ledger, because it could not open the files. Called again with the same name, it configures
    /// on top of what was configured; with several names, <see cref="IStreamLoader"/> uses the first.
    /// </summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="name">The source's name, not empty.</param>
    /// <param name="configure">Sets the options, which are validated when the host starts; <see langword="null"/> to keep the defaults.</param>
    public static IQlowerLoadersBuilder AddInMemorySource(this IQlowerLoadersBuilder builder, string name = "memory", Action<InMemorySourceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var services = builder.Services;
        if (!services.Any(service => service.IsKeyedService && service.ServiceType == typeof(InMemorySource) && name.Equals(service.ServiceKey)))
        {
            services.AddKeyedSingleton(name, (provider, _) => new InMemorySource(
                name,
                provider.GetRequiredService<IOptionsMonitor<InMemorySourceOptions>>().Get(name),
                new InMemoryFiles(),
                provider.GetRequiredService<TimeProvider>()));
            builder.AddFileSource(provider => provider.GetRequiredKeyedService<InMemorySource>(name));
        }

        services.AddValidatedOptions<InMemorySourceOptions, InMemorySourceOptionsValidator>(name).Configure(configure ?? (_ => { }));
        return builder;
    }
}
