using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Qlower.Loaders.Celery;

/// <summary>
/// Keeps batches as files of a folder that both sides see under the same path. Several processes may share the folder: none removes a file that
/// another has kept meanwhile.
/// </summary>
/// <param name="folder">The folder; made when it is absent. Only Qlower and the other system should be let into it.</param>
public sealed partial class FolderClaimCheckStore(string folder) : IClaimCheckStore
{
    private const int MostPauses = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly string _folder = Path.GetFullPath(folder);
    private readonly ConcurrentDictionary<string, DateTime> _kept = new(StringComparer.Ordinal);

    /// <summary>
    /// How old a file must be to count as left behind; 7 days unless set. More than the time within which a task answers, and more than
    /// <see cref="CeleryIntegratorOptions.Timeout"/>, of every integrator that shares the folder.
    /// </summary>
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromDays(7);

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
            var written = File.GetLastWriteTimeUtc(unfinished);
            using var turn = await TurnAsync(cancellationToken).ConfigureAwait(false);
            File.Move(unfinished, path, overwrite: true);
            _kept[path] = written;
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

        // A process whose load was taken over may be late with its answer: the file is the other one's then.
        using var turn = await TurnAsync(cancellationToken).ConfigureAwait(false);
        if (!_kept.TryRemove(path, out var written) || File.GetLastWriteTimeUtc(path) == written)
        {
            File.Delete(path);
        }
    }

    /// <inheritdoc/>
    public async Task TidyAsync(CancellationToken cancellationToken = default)
    {
        if (!Directory.Exists(_folder))
        {
            return;
        }

        // The time of the files is the system's own.
        var limit = TimeProvider.System.GetUtcNow().UtcDateTime - KeepFor;
        foreach (var path in Directory.EnumerateFiles(_folder).Where(path => OwnName().IsMatch(Path.GetFileName(path))))
        {
            // Looked at anew in its turn: it may be kept again at this moment.
            using var turn = await TurnAsync(cancellationToken).ConfigureAwait(false);
            if (File.Exists(path) && File.GetLastWriteTimeUtc(path) < limit)
            {
                File.Delete(path);
            }
        }
    }

    /// <summary>One process at a time takes the place of a file or removes it.</summary>
    private async Task<FileStream> TurnAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(Path.Combine(_folder, ".turn"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException error) when (attempt < MostPauses && error is not (DirectoryNotFoundException or PathTooLongException))
            {
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    [GeneratedRegex(@"\A[0-9a-f]{64}\.json(\.[0-9a-f]{32})?\z")]
    private static partial Regex OwnName();
}
