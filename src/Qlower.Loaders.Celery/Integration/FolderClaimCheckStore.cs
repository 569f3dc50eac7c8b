using System.Security.Cryptography;
using System.Text;

namespace Qlower.Loaders.Celery;

/// <summary>Keeps batches as files of a folder that both sides see under the same path.</summary>
/// <param name="folder">The folder; made when it is absent. Only Qlower and the other system should be let into it.</param>
public sealed class FolderClaimCheckStore(string folder) : IClaimCheckStore
{
    private readonly string _folder = Path.GetFullPath(folder);

    /// <inheritdoc/>
    public async Task<Uri> PutAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        Directory.CreateDirectory(_folder);

        // The key's digest: a key never becomes a path. Renamed when it is whole, since the other side may look at any time.
        var path = Path.Combine(_folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))) + ".json");
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        try
        {
            await File.WriteAllBytesAsync(unfinished, content, cancellationToken).ConfigureAwait(false);
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }

        return new Uri(path);
    }

    /// <inheritdoc/>
    public Task RemoveAsync(Uri location, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(location);
        if (Path.GetDirectoryName(location.LocalPath) == _folder)
        {
            File.Delete(location.LocalPath);
        }

        return Task.CompletedTask;
    }
}
