using Qlower.Shared;

namespace Qlower.Loaders.Sources.Folder;

/// <summary>The archive: <c>success/{partner}/</c> and <c>failure/{partner}/</c>.</summary>
internal sealed partial class FolderSource : IFileArchive
{
    public async Task<ArchivedFile> ArchiveAsync(SourceFile file, ArchiveRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(request);
        var path = _layout.Resolve(file.Location);
        var target = _layout.ArchivePath(file.Partner, file.Name, request);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var isAsRead = await FileArchive.MoveAsync(
                file,
                request.Sha256,
                path,
                target,
                () => FolderLayout.IsClaimed(path) ? _layout.FreeInboxPath(file.Partner, file.Name) : null,
                cancellationToken).ConfigureAwait(false);
            FolderLayout.RemoveClaim(path);
            return new ArchivedFile
            {
                Archive = Name,
                Partner = file.Partner,
                Location = _layout.Relative(target),
                OriginalName = file.Name,
                IsAsRead = isAsRead,
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Translate(file.Location, error);
        }
    }

    public Task<Stream> OpenArchivedAsync(ArchivedFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Guarded<Stream>(file.Location, () => FileRange.Open(_layout.Resolve(file.Location), offset, length));
    }

    public async Task<string> WriteBesideAsync(ArchivedFile file, string suffix, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(write);
        var target = FolderLayout.Beside(_layout.Resolve(file.Location), suffix);
        try
        {
            using var partial = new PartialFile(target);
            var stream = new FileStream(partial.Path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 << 10, FileOptions.Asynchronous);
            await using (stream.ConfigureAwait(false))
            {
                await write(stream, cancellationToken).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }

            FaultPoints.Reach("archive.beside-written");
            partial.Complete(overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(target, error);
        }

        return _layout.Relative(target);
    }

    public async Task<SourceFile?> RestoreAsync(
        ArchivedFile file, string claimant, RestoreAnnouncement announce, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(claimant);
        ArgumentNullException.ThrowIfNull(announce);
        var target = _layout.ClaimPath(file.Partner, claimant, FolderLayout.Visible(Path.GetFileName(file.OriginalName)));
        var partial = _layout.RestorePath(file.Partner);
        try
        {
            await Guarded(file.Location, () =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(partial)!);
                _layout.RemoveAbandonedRestores(file.Partner, _time.GetUtcNow());
                File.Copy(_layout.Resolve(file.Location), partial);
                FaultPoints.Reach("archive.restored-copy");
                return true;
            }).ConfigureAwait(false);
            await announce(Name, _layout.Relative(target), cancellationToken).ConfigureAwait(false);
            return await Guarded(target, () =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Move(partial, target);
                return Describe(file.Partner, target);
            }).ConfigureAwait(false);
        }
        finally
        {
            if (File.Exists(partial))
            {
                File.Delete(partial);
            }
        }
    }
}
