using System.Runtime.CompilerServices;

namespace Qlower.Loaders.Sources.Folder;

/// <summary>
/// Files in <c>inbox/{partner}/*.json</c> of a local folder. Claiming is a rename into <c>inbox/{partner}/.claimed/{claimant}/</c>, which
/// one of several processes wins.
/// </summary>
internal sealed class FolderSource : IFileSource, IClaimSource, IDisposable
{
    private readonly FolderLayout _layout;
    private readonly FolderSourceOptions _options;
    private readonly TimeProvider _time;
    private readonly FolderChanges _changes;
    private readonly FolderClaims _claims;

    public FolderSource(string name, FolderSourceOptions options, TimeProvider time)
    {
        Name = name;
        _options = options;
        _time = time;
        _layout = new FolderLayout(Path.GetFullPath(options.Root));
        _claims = new FolderClaims(_layout, time);
        _changes = new FolderChanges(_layout.Inbox, options.PollInterval, time);
    }

    public string Name { get; }

    public IReadOnlyCollection<SourcePlace> Places => FolderPlaces.Of(Path.GetFullPath(_options.Root));

    public async IAsyncEnumerable<SourceFile> ListAsync(string claimant, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var partner in _layout.Partners())
        {
            _claims.MarkInUse(partner, claimant);
            foreach (var path in _layout.Claimed(partner, claimant).Concat(_layout.Waiting(partner)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Describe(partner, path) is { } file && (FolderLayout.IsClaimed(path) || IsStable(file)))
                {
                    yield return file;
                }
            }
        }
    }

    public Task WaitForChangeAsync(CancellationToken cancellationToken = default) => _changes.WaitAsync(cancellationToken);

    public Task<SourceFile?> ClaimAsync(SourceFile file, string claimant, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var path = _layout.Resolve(file.Location);
        if (FolderLayout.IsClaimed(path))
        {
            return Task.FromResult(Describe(file.Partner, path));
        }

        return Guarded(() =>
        {
            var claimed = _layout.ClaimPath(file.Partner, claimant, Path.GetFileName(path));
            Directory.CreateDirectory(Path.GetDirectoryName(claimed)!);
            try
            {
                File.Move(path, claimed);
            }
            catch (FileNotFoundException)
            {
                // Another process was faster, or the partner took the file away.
                Directory.Delete(Path.GetDirectoryName(claimed)!);
                return null;
            }

            return Describe(file.Partner, claimed);
        });
    }

    public async IAsyncEnumerable<ForeignClaim> ListForeignClaimsAsync(string claimant, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claimant);
        foreach (var (partner, ledger, path, claimedAt, seenAt) in await Guarded(() => _claims.Foreign(claimant).ToArray()).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Describe(partner, path) is { } file)
            {
                yield return new ForeignClaim { File = file, Ledger = ledger, ClaimedAt = claimedAt, LedgerSeenAt = seenAt };
            }
        }
    }

    public Task<bool> ReleaseClaimAsync(ForeignClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Guarded(() => _claims.Release(claim.File.Partner, _layout.Resolve(claim.File.Location)));
    }

    public Task<Stream> OpenReadAsync(SourceFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Guarded<Stream>(() =>
        {
            var path = _layout.Resolve(file.Location);
            if (Describe(file.Partner, path) is not { } now || !now.IsSameContent(file))
            {
                throw new SourceChangedException($"The file {FolderLayout.Visible(file.Name)} is not the one that was received.");
            }

            return FileRange.Open(path, offset, length);
        });
    }

    public Task<SourceFile?> RefreshAsync(SourceFile file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Guarded(() => Describe(file.Partner, _layout.Resolve(file.Location)));
    }

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
                Source = Name,
                Partner = file.Partner,
                Location = _layout.Relative(target),
                OriginalName = file.Name,
                IsAsRead = isAsRead,
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Translate(error);
        }
    }

    public Task<Stream> OpenArchivedAsync(ArchivedFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Guarded<Stream>(() => FileRange.Open(_layout.Resolve(file.Location), offset, length));
    }

    public async Task<string> WriteBesideAsync(ArchivedFile file, string suffix, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(write);
        var target = FolderLayout.Beside(_layout.Resolve(file.Location), suffix);
        var partial = target + ".part";
        try
        {
            var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, 64 << 10, FileOptions.Asynchronous);
            await using (stream.ConfigureAwait(false))
            {
                await write(stream, cancellationToken).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, target, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(error);
        }

        return _layout.Relative(target);
    }

    public async Task<SourceFile?> RestoreAsync(
        ArchivedFile file, string claimant, Func<string, CancellationToken, Task> announce, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(claimant);
        ArgumentNullException.ThrowIfNull(announce);
        var target = _layout.ClaimPath(file.Partner, claimant, FolderLayout.Visible(Path.GetFileName(file.OriginalName)));
        var partial = _layout.RestorePath(file.Partner);
        try
        {
            await Guarded(() =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(partial)!);
                File.Copy(_layout.Resolve(file.Location), partial);
                return true;
            }).ConfigureAwait(false);
            await announce(_layout.Relative(target), cancellationToken).ConfigureAwait(false);
            return await Guarded(() =>
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

    public void Dispose() => _changes.Dispose();

    private static SourceUnavailableException Unavailable(Exception error) =>
        new($"The folder cannot be used: {error.GetType().Name}.", error);

    private static LoaderException Translate(Exception error) =>
        error is FileNotFoundException or DirectoryNotFoundException ? new SourceChangedException("The file is gone.", error) : Unavailable(error);

    private static Task<T> Guarded<T>(Func<T> action)
    {
        try
        {
            return Task.FromResult(action());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Task.FromException<T>(Translate(error));
        }
        catch (LoaderException error)
        {
            return Task.FromException<T>(error);
        }
    }

    private bool IsStable(SourceFile file) => _time.GetUtcNow() - file.LastModified >= _options.StableFor;

    private SourceFile? Describe(string partner, string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists || info.LinkTarget is not null)
        {
            return null;
        }

        var written = new DateTimeOffset(info.LastWriteTimeUtc, TimeSpan.Zero);
        return new SourceFile
        {
            Source = Name,
            Partner = partner,
            Name = info.Name,
            Location = _layout.Relative(path),
            Length = info.Length,
            Identity = FolderLayout.ClaimOf(path) ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{info.Length}-{written.UtcTicks}"),
            LastModified = written,
        };
    }
}
