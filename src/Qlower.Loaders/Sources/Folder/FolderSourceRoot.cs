using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Sources.Folder;

/// <summary>Resolves the relative root of a folder source at the content root. Thread-safe.</summary>
internal sealed class FolderSourceRoot(IContentRoot contentRoot) : IPostConfigureOptions<FolderSourceOptions>
{
    public void PostConfigure(string? name, FolderSourceOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.Root))
        {
            options.Root = contentRoot.Resolve(options.Root);
        }
    }
}
