using Amazon.S3;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders;
using Qlower.Loaders.S3;
using Qlower.Loaders.S3.DependencyInjection;
using Qlower.Loaders.S3.Sources;
using Qlower.Shared;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds S3 buckets as file sources.</summary>
public static class QlowerLoadersS3BuilderExtensions
{
    private const string DefaultName = "s3";

    private static readonly OptionsShape Shape = OptionsShape.Of<S3SourceOptions>();

    /// <summary>Adds a source over partners' buckets, under the source name <c>s3</c>.</summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="configure">Sets the options. Invalid options prevent the host from starting, with every error reported at once.</param>
    public static IQlowerLoadersBuilder AddS3Source(this IQlowerLoadersBuilder builder, Action<S3SourceOptions> configure) =>
        builder.AddS3Source(DefaultName, configure);

    /// <summary>Adds a source over partners' buckets, under the source name <c>s3</c>, with options from configuration.</summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="configuration">The section with the options. An unknown name in it prevents the host from starting.</param>
    public static IQlowerLoadersBuilder AddS3Source(this IQlowerLoadersBuilder builder, IConfiguration configuration) =>
        builder.AddS3Source(DefaultName, configuration);

    /// <summary>
    /// Adds a source over partners' buckets. Each name is one source; called again with the same name, it configures on top of the earlier calls.
    /// </summary>
    /// <remarks>
    /// The ledger stores the name of the source: do not change it. An <see cref="IAmazonS3"/> that the host registers with the name as its key is
    /// used instead of one created from the options; the source does not dispose it.
    /// </remarks>
    /// <param name="builder">The loaders.</param>
    /// <param name="name">The source's name, not empty.</param>
    /// <param name="configure">Sets the options. Invalid options prevent the host from starting, with every error reported at once.</param>
    public static IQlowerLoadersBuilder AddS3Source(this IQlowerLoadersBuilder builder, string name, Action<S3SourceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        AddSource(builder.Services, name).Configure(options => Place(options, configure));
        return builder;
    }

    /// <summary>Adds a source with options from configuration; see <see cref="AddS3Source(IQlowerLoadersBuilder, string, Action{S3SourceOptions})"/>.</summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="name">The source's name, not empty.</param>
    /// <param name="configuration">The section with the options. An unknown name in it prevents the host from starting.</param>
    public static IQlowerLoadersBuilder AddS3Source(this IQlowerLoadersBuilder builder, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configuration);
        AddSource(builder.Services, name).BindStrictly(configuration, Shape, static (section, options) => Place(options, placed => section.Bind(placed)));
        return builder;
    }

    private static void Place(S3SourceOptions options, Action<S3SourceOptions> configure) => options.Place.Apply(
        options,
        configure,
        (nameof(options.Environment), static source => source.Environment),
        (nameof(options.Bucket), static source => source.Bucket),
        (nameof(options.Prefix), static source => source.Prefix),
        (nameof(options.ServiceUrl), static source => source.ServiceUrl?.ToString()));

    private static OptionsBuilder<S3SourceOptions> AddSource(IServiceCollection services, string name)
    {
        services.TryAddKeyedSingleton<IAmazonS3>(name, (provider, _) => S3ClientFactory.Create(name, OptionsOf(provider, name)));
        if (!services.Any(service => service.IsKeyedService && service.ServiceType == typeof(S3FileSource) && name.Equals(service.ServiceKey)))
        {
            services.AddKeyedSingleton(name, (provider, _) => CreateSource(provider, name));
            services.AddSingleton<IFileSource>(provider => provider.GetRequiredKeyedService<S3FileSource>(name));
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<S3SourceOptions>, S3SpoolFolder>());
        }

        return services.AddValidatedOptions<S3SourceOptions, S3SourceOptionsValidator>(name);
    }

    private static S3FileSource CreateSource(IServiceProvider provider, string name)
    {
        // Options first: a client cannot be created from invalid ones.
        var options = OptionsOf(provider, name);
        return new S3FileSource(
            name,
            provider.GetRequiredKeyedService<IAmazonS3>(name),
            options,
            provider.GetRequiredService<IPartnerDirectory>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<S3FileSource>>());
    }

    private static S3SourceOptions OptionsOf(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<S3SourceOptions>>().Get(name);
}
