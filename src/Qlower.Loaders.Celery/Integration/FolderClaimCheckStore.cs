using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Qlower.Loaders.Celery;

/// <summary>
/// Stores batches as files of a folder that both sides see under the same path. Several processes may share the folder: none removes a file that
/// another process has stored since. Thread-safe.
/// </summary>
/// <param name="folder">The folder; created when it is absent. Only Qlower and the other system should have access to it.</param>
public sealed partial class FolderClaimCheckStore(string folder) : IClaimCheckStore
{
    private const int MaxAttempts = 500;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(20);

    private readonly string _folder = Path.GetFullPath(folder);
    private readonly ConcurrentDictionary<string, DateTime> _stored = new(StringComparer.Ordinal);

    /// <summary>
    /// The age at which a file counts as unanswered and is removed; 7 days by default. Longer than the time within which a task answers, and longer than
    /// <see cref="CeleryIntegratorOptions.Timeout"/>, of every integrator that shares the folder.
    /// </summary>
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public async Task<Uri> PutAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        Directory.CreateDirectory(_folder);

        // The digest of the key: a key never becomes a path. Renamed when it is complete, since the other side may read it at any time.
        var path = Path.Combine(_folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))) + ".json");
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        try
        {
            await File.WriteAllBytesAsync(unfinished, content, cancellationToken).ConfigureAwait(false);
            var written = File.GetLastWriteTimeUtc(unfinished);
            using var folderLock = await LockAsync(cancellationToken).ConfigureAwait(false);
            File.Move(unfinished, path, overwrite: true);
            _stored[path] = written;
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }

        return new Uri(path);
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(Uri location, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(location);
        var path = location.LocalPath;
        if (Path.GetDirectoryName(path) != _folder || !File.Exists(path))
        {
            return;
        }

        // A process that has lost the lease on its load may be late: the file belongs to the other process then.
        using var folderLock = await LockAsync(cancellationToken).ConfigureAwait(false);
        if (!_stored.TryRemove(path, out var written) || File.GetLastWriteTimeUtc(path) == written)
        {
            File.Delete(path);
        }
    }

    /// <inheritdoc/>
    public async Task CleanUpAsync(CancellationToken cancellationToken = default)
    {
        if (!Directory.Exists(_folder))
        {
            return;
        }

        // File times are system times.
        var limit = TimeProvider.System.GetUtcNow().UtcDateTime - KeepFor;
        foreach (var path in Directory.EnumerateFiles(_folder).Where(path => OwnName().IsMatch(Path.GetFileName(path))))
        {
            // Examined again under the lock: it may have been stored again.
            using var folderLock = await LockAsync(cancellationToken).ConfigureAwait(false);
            if (File.Exists(path) && File.GetLastWriteTimeUtc(path) < limit)
            {
                File.Delete(path);
            }
        }
    }

    /// <summary>Locks the folder: one process at a time replaces or removes a file.</summary>
    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(Path.Combine(_folder, ".turn"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException error) when (attempt < MaxAttempts && error is not (DirectoryNotFoundException or PathTooLongException))
            {
                await Task.Delay(RetryDelay, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    [GeneratedRegex(@"\A[0-9a-f]{64}\.json(\.[0-9a-f]{32})?\z")]
    private static partial Regex OwnName();
}
