using Microsoft.Extensions.Hosting;

namespace Qlower.Loaders.Configuration;

/// <summary>The content root of the host, or the current directory at the time of creation. Immutable, thread-safe.</summary>
internal sealed class ContentRoot(IHostEnvironment? environment = null) : IContentRoot
{
    private readonly string _path = Path.GetFullPath(environment?.ContentRootPath is { Length: > 0 } path ? path : Directory.GetCurrentDirectory());

    public string Resolve(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Path.GetFullPath(path, _path);
    }
}
