using Microsoft.Extensions.Options;

namespace Qlower.Loaders.S3.DependencyInjection;

/// <summary>Resolves the relative path of a spool folder at the content root. Thread-safe.</summary>
internal sealed class S3SpoolFolder(IContentRoot contentRoot) : IPostConfigureOptions<S3SourceOptions>
{
    public void PostConfigure(string? name, S3SourceOptions options)
    {
        if (options.SpoolFolder is { Length: > 0 } folder)
        {
            options.SpoolFolder = contentRoot.Resolve(folder);
        }
    }
}
