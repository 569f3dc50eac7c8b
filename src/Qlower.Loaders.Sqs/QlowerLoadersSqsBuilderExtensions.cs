using Amazon.SQS;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qlower.Loaders;
using Qlower.Loaders.Sqs;
using Qlower.Loaders.Sqs.Configuration;
using Qlower.Loaders.Sqs.Monitoring;
using Qlower.Loaders.Sqs.Queues;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets events of buckets, carried by SQS queues, lead to loads.</summary>
public static class QlowerLoadersSqsBuilderExtensions
{
    /// <summary>
    /// Listens to a queue that carries events of the buckets of this host's sources. Each name is a queue of its own; called again with the
    /// same name, it configures on top of what was configured.
    /// </summary>
    /// <remarks>
    /// The client is made from the options. A host that needs another one registers it before, as a keyed <see cref="IAmazonSQS"/> under
    /// the queue's name.
    /// </remarks>
    /// <param name="builder">The loaders.</param>
    /// <param name="name">The queue's name in options, logs and metrics; not empty.</param>
    /// <param name="configure">Sets the options; a wrong one keeps the host from starting.</param>
    public static IQlowerLoadersBuilder AddSqsEvents(this IQlowerLoadersBuilder builder, string name, Action<SqsEventOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        AddQueue(builder, name).Configure(configure);
        return builder;
    }

    /// <summary>
    /// Listens to a queue with options from configuration; see <see cref="AddSqsEvents(IQlowerLoadersBuilder, string, Action{SqsEventOptions})"/>.
    /// A name in the section that is no option is an error when the host starts.
    /// </summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="name">The queue's name in options, logs and metrics; not empty.</param>
    /// <param name="configuration">The section with the options.</param>
    public static IQlowerLoadersBuilder AddSqsEvents(this IQlowerLoadersBuilder builder, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        AddQueue(builder, name);
        var section = new SqsEventSection(name, configuration);
        builder.Services.AddSingleton(section);
        builder.Services.AddSingleton<IConfigureOptions<SqsEventOptions>>(section);
        return builder;
    }

    private static OptionsBuilder<SqsEventOptions> AddQueue(IQlowerLoadersBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var services = builder.Services;
        services.TryAddSingleton<SqsMetrics>();
        services.TryAddSingleton<ObjectReceiver>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SqsEventOptions>, SqsEventOptionsValidator>());
        services.TryAddKeyedSingleton<IAmazonSQS>(name, (provider, _) => SqsClients.Make(OptionsOf(provider, name)));
        if (!services.Any(service => service.IsKeyedService && service.ServiceType == typeof(QueueListener) && name.Equals(service.ServiceKey)))
        {
            services.AddKeyedSingleton(name, (provider, _) => MakeListener(provider, name));
            services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<QueueListener>(name));
        }

        return services.AddOptions<SqsEventOptions>(name).ValidateOnStart();
    }

    private static QueueListener MakeListener(IServiceProvider provider, string name)
    {
        var options = OptionsOf(provider, name);
        var queue = new EventQueue(provider.GetRequiredKeyedService<IAmazonSQS>(name), options);
        var handler = ActivatorUtilities.CreateInstance<MessageHandler>(provider, name, queue, options);
        return ActivatorUtilities.CreateInstance<QueueListener>(provider, name, queue, handler, options);
    }

    private static SqsEventOptions OptionsOf(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<SqsEventOptions>>().Get(name);
}
