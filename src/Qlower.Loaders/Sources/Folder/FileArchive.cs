using System.Buffers;
using System.Security.Cryptography;
using Qlower.Shared;

namespace Qlower.Loaders.Sources.Folder;

/// <summary>
/// Moves files into the archive: copies, verifies the copy, and only then deletes the original. A rename would leave the archive to a program that still
/// has the original open for writing. After a crash between any two steps the same call completes the move.
/// </summary>
internal static class FileArchive
{
    private const int BufferBytes = 128 << 10;

    /// <summary>Moves a file.</summary>
    /// <param name="file">The file as it was read.</param>
    /// <param name="sha256">The hash of what was read; <see langword="null"/> to compare length and time.</param>
    /// <param name="from">The path of the original.</param>
    /// <param name="to">The path in the archive.</param>
    /// <param name="findArrivalPath">Returns a path for an original that was written after it was copied; <see langword="null"/> to leave it.</param>
    /// <param name="cancellationToken">Cancels the copying.</param>
    /// <returns>Whether the archive has the content that was read.</returns>
    public static async Task<bool> MoveAsync(
        SourceFile file, string? sha256, string from, string to, Func<string?> findArrivalPath, CancellationToken cancellationToken)
    {
        // The one name that every attempt knows: a file may be there alone.
        var moved = to + ".part";
        bool? isAsRead = null;
        if (!File.Exists(to))
        {
            if (RegularFile.Exists(from) && sha256 is null)
            {
                // Not read to its end: there is nothing to verify.
                File.Move(from, moved, overwrite: true);
                FaultPoints.Reach("archive.moved-aside");
                File.Move(moved, to);
            }
            else if (RegularFile.Exists(from))
            {
                isAsRead = await CopyAsync(from, to, cancellationToken).ConfigureAwait(false) == sha256;
            }
            else if (File.Exists(moved) && await IsAsReadAsync(file, sha256, moved, cancellationToken).ConfigureAwait(false))
            {
                // The original is gone: an earlier attempt moved it.
                File.Move(moved, to);
                isAsRead = true;
            }
            else
            {
                return false;
            }

            FaultPoints.Reach("archive.in-place");
        }
        else
        {
            PartialFile.RemoveOthers(to);
        }

        isAsRead ??= await IsAsReadAsync(file, sha256, to, cancellationToken).ConfigureAwait(false);
        RemoveOriginal(from, to, findArrivalPath);
        FaultPoints.Reach("archive.original-removed");
        return isAsRead.Value;
    }

    /// <summary>Copies a file into its place in the archive.</summary>
    /// <returns>The SHA-256 of the copy, in lower-case hexadecimal.</returns>
    private static async Task<string> CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        using var partial = new PartialFile(to);
        var hash = await WriteCopyAsync(from, partial.Path, cancellationToken).ConfigureAwait(false);
        FaultPoints.Reach("archive.copied");
        partial.Complete(overwrite: false);
        return hash;
    }

    /// <summary>Copies content, time and permissions, to the disk.</summary>
    /// <returns>The SHA-256 of the copy, in lower-case hexadecimal.</returns>
    private static async Task<string> WriteCopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        // The time before the first byte is read: a later write is noticed when the original is removed.
        var written = File.GetLastWriteTimeUtc(from);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        await using (target.ConfigureAwait(false))
        {
            await ReadAsync(
                from,
                async bytes =>
                {
                    hash.AppendData(bytes.Span);
                    await target.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
            target.Flush(flushToDisk: true);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(to, File.GetUnixFileMode(from));
        }

        File.SetLastWriteTimeUtc(to, written);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<bool> IsAsReadAsync(SourceFile file, string? sha256, string path, CancellationToken cancellationToken)
    {
        if (sha256 is null)
        {
            return IsUntouched(file, path);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await ReadAsync(
            path,
            bytes =>
            {
                hash.AppendData(bytes.Span);
                return ValueTask.CompletedTask;
            },
            cancellationToken).ConfigureAwait(false);
        return Convert.ToHexStringLower(hash.GetHashAndReset()) == sha256;
    }

    private static bool IsUntouched(SourceFile file, string path) =>
        new FileInfo(path) is { Exists: true } found && found.Length == file.Length
        && found.LastWriteTimeUtc.Ticks / TimeSpan.TicksPerMicrosecond == file.LastModified.UtcTicks / TimeSpan.TicksPerMicrosecond;

    private static async Task ReadAsync(string path, Func<ReadOnlyMemory<byte>, ValueTask> use, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        var stream = RegularFile.OpenRead(path, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (stream.ConfigureAwait(false))
        {
            try
            {
                int read;
                while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
                {
                    await use(buffer.AsMemory(0, read)).ConfigureAwait(false);
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            }
        }
    }

    /// <summary>Deletes the original, unless it was written after it was copied: then it is a new arrival.</summary>
    private static void RemoveOriginal(string from, string to, Func<string?> findArrivalPath)
    {
        var (original, archived) = (new FileInfo(from), new FileInfo(to));
        if (!RegularFile.Exists(from))
        {
            return;
        }

        if (original.Length == archived.Length && original.LastWriteTimeUtc == archived.LastWriteTimeUtc)
        {
            original.Delete();
        }
        else if (findArrivalPath() is { } arrival)
        {
            File.Move(from, arrival);
        }
    }
}
