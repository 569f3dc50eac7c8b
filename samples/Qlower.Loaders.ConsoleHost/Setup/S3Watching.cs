using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qlower.Loaders.S3;

namespace Qlower.Loaders.ConsoleHost.Setup;

/// <summary>Lists the S3 locations that are watched.</summary>
internal static class S3Watching
{
    /// <summary>Returns <c>s3://bucket/prefix</c> and the source's name for each partner.</summary>
    public static IEnumerable<(string Place, string Source)> Places(IServiceProvider services, HostConfiguration configuration)
    {
        var options = services.GetRequiredService<IOptionsMonitor<S3SourceOptions>>();
        foreach (var name in configuration.S3Sources.Usable.Select(section => section.Key))
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
