using Amazon.Runtime;
using Amazon.S3;
using Microsoft.Extensions.Options;

namespace Qlower.Loaders.S3.DependencyInjection;

/// <summary>Creates clients of S3 from options.</summary>
internal static class S3ClientFactory
{
    /// <exception cref="OptionsValidationException">The SDK finds no region, or not the profile.</exception>
    public static AmazonS3Client Create(string source, S3SourceOptions options)
    {
        try
        {
            return new AmazonS3Client(ConfigOf(options));
        }
        catch (AmazonClientException error)
        {
            throw new OptionsValidationException(source, typeof(S3SourceOptions), [$"S3 source {source}: {error.Message}"]);
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
            // Setting the address clears the region, which other servers require in signatures only.
            config.ServiceURL = url.AbsoluteUri;
            config.AuthenticationRegion = options.Region.Length > 0 ? options.Region : "us-east-1";
            config.RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED;
            config.ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED;
        }

        return config;
    }
}
