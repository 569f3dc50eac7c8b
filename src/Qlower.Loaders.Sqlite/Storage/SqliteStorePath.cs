using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Sqlite.Storage;

/// <summary>Resolves the relative path of a database at the content root; at the current directory where the engine is not registered. Thread-safe.</summary>
internal sealed class SqliteStorePath(IContentRoot? root = null) : IPostConfigureOptions<SqliteStoreOptions>
{
    public void PostConfigure(string? name, SqliteStoreOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.Path))
        {
            options.Path = root is null ? Path.GetFullPath(options.Path) : root.Resolve(options.Path);
        }
    }
}
