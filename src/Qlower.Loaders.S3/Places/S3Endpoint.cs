namespace Qlower.Loaders.S3.Places;

/// <summary>Names the server that a source uses, with one spelling for each server.</summary>
internal static class S3Endpoint
{
    /// <summary>On AWS a bucket's name is unique in all regions.</summary>
    private const string Aws = "amazonaws.com";

    /// <summary>Returns the server's name.</summary>
    /// <param name="address">The configured address; <see langword="null"/> or empty for AWS.</param>
    public static string NameOf(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Host.EndsWith("." + Aws, StringComparison.OrdinalIgnoreCase))
        {
            return Aws;
        }

        // Without the scheme and its default port: a server that answers both has one set of buckets.
        return url.Authority.ToLowerInvariant() + url.AbsolutePath.TrimEnd('/');
    }
}
