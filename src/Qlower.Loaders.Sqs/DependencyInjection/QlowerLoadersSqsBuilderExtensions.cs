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
using Qlower.Shared;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds SQS queues whose bucket events lead to loads.</summary>
public static class QlowerLoadersSqsBuilderExtensions
{
    private const string DefaultName = "sqs";

    private static readonly OptionsShape Shape = OptionsShape.Of<SqsEventOptions>();

    /// <summary>Listens to a queue that carries events of the buckets of this host's sources, under the name <c>sqs</c>.</summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="configure">Sets the options. Invalid options prevent the host from starting, with every error reported at once.</param>
    public static IQlowerLoadersBuilder AddSqsEvents(this IQlowerLoadersBuilder builder, Action<SqsEventOptions> configure) =>
        builder.AddSqsEvents(DefaultName, configure);

    /// <summary>Listens to a queue under the name <c>sqs</c>, with options from configuration.</summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="configuration">The section with the options. An unknown name in it prevents the host from starting.</param>
    public static IQlowerLoadersBuilder AddSqsEvents(this IQlowerLoadersBuilder builder, IConfiguration configuration) =>
        builder.AddSqsEvents(DefaultName, configuration);

    /// <summary>
    /// Listens to a queue that carries events of the buckets of this host's sources. Each name is one queue; called again with the
    /// same name, it configures on top of the earlier calls.
    /// </summary>
    /// <remarks>
    /// The client is created from the options. A host that requires another one registers it before, as a keyed <see cref="IAmazonSQS"/> with
    /// the queue's name as its key.
    /// </remarks>
    /// <param name="builder">The loaders.</param>
    /// <param name="name">The queue's name in options, logs and metrics; not empty.</param>
    /// <param name="configure">Sets the options. Invalid options prevent the host from starting, with every error reported at once.</param>
    public static IQlowerLoadersBuilder AddSqsEvents(this IQlowerLoadersBuilder builder, string name, Action<SqsEventOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        AddQueue(builder.Services, name).Configure(options => Place(options, configure));
        return builder;
    }

    /// <summary>Listens to a queue with options from configuration; see <see cref="AddSqsEvents(IQlowerLoadersBuilder, string, Action{SqsEventOptions})"/>.</summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="name">The queue's name in options, logs and metrics; not empty.</param>
    /// <param name="configuration">The section with the options. An unknown name in it prevents the host from starting.</param>
    public static IQlowerLoadersBuilder AddSqsEvents(this IQlowerLoadersBuilder builder, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configuration);
        AddQueue(builder.Services, name).BindStrictly(configuration, Shape, static (section, options) => Place(options, placed => section.Bind(placed)));
        return builder;
    }

    private static void Place(SqsEventOptions options, Action<SqsEventOptions> configure) =>
        options.Place.Apply(options, configure, (nameof(options.QueueUrl), static queue => queue.QueueUrl?.ToString()));

    private static OptionsBuilder<SqsEventOptions> AddQueue(IServiceCollection services, string name)
    {
        services.TryAddSingleton<SqsMetrics>();
        services.TryAddSingleton<ObjectReceiver>();
        services.TryAddKeyedSingleton<IAmazonSQS>(name, (provider, _) => SqsClientFactory.Create(OptionsOf(provider, name)));
        if (!services.Any(service => service.IsKeyedService && service.ServiceType == typeof(QueueListener) && name.Equals(service.ServiceKey)))
        {
            services.AddKeyedSingleton(name, (provider, _) => CreateListener(provider, name));
            services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<QueueListener>(name));
        }

        return services.AddValidatedOptions<SqsEventOptions, SqsEventOptionsValidator>(name);
    }

    private static QueueListener CreateListener(IServiceProvider provider, string name)
    {
        var options = OptionsOf(provider, name);
        var queue = new EventQueue(provider.GetRequiredKeyedService<IAmazonSQS>(name), options);
        var handler = ActivatorUtilities.CreateInstance<MessageHandler>(provider, name, queue, options);
        return ActivatorUtilities.CreateInstance<QueueListener>(provider, name, queue, handler, options);
    }

    private static SqsEventOptions OptionsOf(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<SqsEventOptions>>().Get(name);
}
