using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qlower.Loaders.S3;

namespace Qlower.Loaders.ConsoleHost.Setup;

/// <summary>Lists the locations in S3 that are watched.</summary>
internal static class S3Watching
{
    /// <summary>Returns <c>s3://bucket/prefix</c> and the name of the source, for each partner.</summary>
    public static IEnumerable<(string Place, string Source)> Places(IServiceProvider services, HostConfiguration configuration)
    {
        var options = services.GetRequiredService<IOptionsMonitor<S3SourceOptions>>();
        foreach (var name in configuration.S3Sources.Select(section => section.Key))
        {
            var source = options.Get(name);
            foreach (var partner in source.Partners.Count > 0 ? [.. source.Partners] : configuration.Partners)
            {
                yield return ($"s3://{Fill(source.Bucket)}/{Fill(source.Prefix)}", name);

                string Fill(string template) => template
                    .Replace("{environment}", source.Environment, StringComparison.Ordinal)
                    .Replace("{partner}", partner, StringComparison.Ordinal);
            }
        }
    }
}
