using Amazon.Runtime;
using Amazon.S3;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders;
using Qlower.Loaders.S3;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds S3 buckets as places where files arrive.</summary>
public static class QlowerLoadersS3BuilderExtensions
{
    /// <summary>
    /// Takes files from partners' buckets. May be called several times: sources differ by name, and the ledger keeps the name, so it stays what
    /// it is. An <see cref="IAmazonS3"/> that the host registered under the name as a key is used instead of one made from the options, and not
    /// disposed by the source.
    /// </summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="name">The source's name, not empty.</param>
    /// <param name="configure">Sets the options; wrong ones keep the host from starting, with every error told at once.</param>
    public static IQlowerLoadersBuilder AddS3Source(this IQlowerLoadersBuilder builder, string name, Action<S3SourceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddOptions<S3SourceOptions>(name).Configure(configure).ValidateOnStart();
        return builder.AddSource(name);
    }

    /// <summary>Takes files from partners' buckets, with options from configuration; see <see cref="AddS3Source(IQlowerLoadersBuilder, string, Action{S3SourceOptions})"/>.</summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="name">The source's name, not empty.</param>
    /// <param name="configuration">The section with the options. A name in it that is no option is an error when the host starts.</param>
    public static IQlowerLoadersBuilder AddS3Source(this IQlowerLoadersBuilder builder, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configuration);
        builder.Services.AddOptions<S3SourceOptions>(name).Bind(configuration, binder => binder.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        return builder.AddSource(name);
    }

    private static IQlowerLoadersBuilder AddSource(this IQlowerLoadersBuilder builder, string name)
    {
        builder.Services.AddSingleton<IValidateOptions<S3SourceOptions>>(services =>
            new S3SourceOptionsValidator(name, services.GetRequiredService<IOptions<QlowerLoadersOptions>>()));
        builder.Services.TryAddKeyedSingleton<IAmazonS3>(name, (services, _) => Connect(name, OptionsOf(services, name)));
        return builder.AddFileSource(services => new S3FileSource(
            name,
            services.GetRequiredKeyedService<IAmazonS3>(name),
            OptionsOf(services, name),
            services.GetRequiredService<IOptions<QlowerLoadersOptions>>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<S3FileSource>>()));
    }

    private static S3SourceOptions OptionsOf(IServiceProvider services, string name) =>
        services.GetRequiredService<IOptionsMonitor<S3SourceOptions>>().Get(name);

    /// <exception cref="OptionsValidationException">The SDK knows no region, or no such profile.</exception>
    private static AmazonS3Client Connect(string name, S3SourceOptions options)
    {
        try
        {
            return new AmazonS3Client(ConfigOf(options));
        }
        catch (AmazonClientException error)
        {
            throw new OptionsValidationException(name, typeof(S3SourceOptions), [$"S3 source {name}: {error.Message}"]);
        }
    }

    private static AmazonS3Config ConfigOf(S3SourceOptions options)
    {
        var config = new AmazonS3Config { ForcePathStyle = options.ForcePathStyle };
        if (options.Region.Length > 0)
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(options.Region);
        }

        if (options.Profile.Length > 0)
        {
            config.Profile = new Amazon.Profile(options.Profile);
        }

        if (options.ServiceUrl is { } url)
        {
            // Setting the address forgets the region, which other servers only want in signatures.
            config.ServiceURL = url.AbsoluteUri;
            config.AuthenticationRegion = options.Region.Length > 0 ? options.Region : "us-east-1";
            config.RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED;
            config.ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED;
        }

        return config;
    }
}
