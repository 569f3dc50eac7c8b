using System.Runtime.CompilerServices;
using Qlower.Shared;

namespace Qlower.Loaders.Sources.Folder;

/// <summary>
/// Files in <c>inbox/{partner}/*.json</c> of a local folder. Claiming is a rename into <c>inbox/{partner}/.claimed/{claimant}/</c>, which
/// one of several processes wins. Only regular files are claimed and opened.
/// </summary>
internal sealed partial class FolderSource : IFileSource, IClaimSource, IDisposable
{
    private readonly FolderLayout _layout;
    private readonly FolderSourceOptions _options;
    private readonly TimeProvider _time;
    private readonly FolderChanges _changes;
    private readonly FolderClaims _claims;
    private readonly FolderInbox _inbox;
    private readonly SettlingFiles _settling;
    private volatile bool _hasSeenInbox;

    public FolderSource(string name, FolderSourceOptions options, TimeProvider time, IPartnerDirectory? partners = null)
    {
        Name = name;
        (_options, _time) = (options, time);
        _layout = new FolderLayout(Path.GetFullPath(options.Root));
        _inbox = new FolderInbox(_layout, partners);
        _settling = new SettlingFiles(options.StableFor, time);
        _claims = new FolderClaims(_layout, time);
        _changes = new FolderChanges(_layout.Inbox, options.PollInterval, time);
    }

    public string Name { get; }

    public IReadOnlyCollection<SourcePlace> Places => FolderPlaces.Of(Path.GetFullPath(_options.Root));

    public async IAsyncEnumerable<SourceFile> ListAsync(string claimant, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        SourceUnavailableException? failure = null;
        var waiting = new HashSet<string>(StringComparer.Ordinal);
        EnsureInbox();
        foreach (var partner in await Guarded(_layout.Inbox, () => _layout.Partners().ToArray()).ConfigureAwait(false))
        {
            _claims.MarkInUse(partner, claimant);
            foreach (var path in PathsOf(partner, claimant, ref failure))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Find(partner, path) is not { } file)
                {
                    continue;
                }

                if (FolderLayout.IsClaimed(path) || (waiting.Add(file.Location) && _settling.IsStable(file) && RegularFile.CanRead(path)))
                {
                    yield return file;
                }
            }
        }

        _settling.Retain(waiting);
        if (failure is not null)
        {
            throw failure;
        }
    }

    public Task WaitForChangeAsync(CancellationToken cancellationToken = default) => _changes.WaitAsync(_settling.NextAfter(), cancellationToken);

    public Task<SourceFile?> ClaimAsync(SourceFile file, string claimant, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var path = _layout.Resolve(file.Location);
        if (FolderLayout.IsClaimed(path))
        {
            return Task.FromResult(Describe(file.Partner, path));
        }

        return Guarded(path, () =>
        {
            var claimed = _layout.ClaimPath(file.Partner, claimant, Path.GetFileName(path));
            CreateFolderOfClaim(path, claimed);
            FaultPoints.Reach("source.claim-folder");
            try
            {
                File.Move(path, claimed);
            }
            catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
            {
                // Another process was faster, or the partner took the file away.
                Directory.Delete(Path.GetDirectoryName(claimed)!);
                return null;
            }

            if (Describe(file.Partner, claimed) is { } described)
            {
                return described;
            }

            // It was replaced by something that is not a regular file since it was listed.
            _claims.Release(file.Partner, claimed);
            return null;
        });
    }

    public async IAsyncEnumerable<ForeignClaim> ListForeignClaimsAsync(string claimant, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claimant);
        foreach (var (partner, ledger, path, claimedAt, seenAt) in await Guarded(_layout.Inbox, () => _claims.Foreign(claimant).ToArray()).ConfigureAwait(false))
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
        var path = _layout.Resolve(claim.File.Location);
        return Guarded(path, () => _claims.Release(claim.File.Partner, path));
    }

    public Task<Stream> OpenReadAsync(SourceFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Guarded<Stream>(file.Location, () =>
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
        return Guarded(file.Location, () => Describe(file.Partner, _layout.Resolve(file.Location)));
    }

    public void Dispose() => _changes.Dispose();

    /// <summary>A failure of one file or folder. The message names it, and contains no absolute path.</summary>
    private SourceUnavailableException Unavailable(string path, Exception error) => new(
        $"{FolderLayout.VisiblePath(Path.IsPathRooted(path) ? _layout.Relative(path) : path)} cannot be used: "
        + (error is UnauthorizedAccessException ? "the host has no permission." : $"{error.GetType().Name}."),
        error);

    private LoaderException Translate(string path, Exception error) => error is FileNotFoundException or DirectoryNotFoundException
        ? new SourceChangedException("The file is gone, or is not a regular file.", error)
        : Unavailable(path, error);

    private void CreateFolderOfClaim(string path, string claimed)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(claimed)!);
        }
        catch (DirectoryNotFoundException error)
        {
            // The name is taken by a file: the file to claim is not gone.
            throw Unavailable(path, error);
        }
    }

    /// <summary>An inbox that was there and is gone was removed, or is no longer mounted: its files are unknown, not none.</summary>
    private void EnsureInbox()
    {
        var exists = Directory.Exists(_layout.Inbox);
        if (_hasSeenInbox && !exists)
        {
            throw new SourceUnavailableException($"The folder '{_layout.Inbox}' does not exist any more, or cannot be read.");
        }

        _hasSeenInbox = exists;
    }

    private Task<T> Guarded<T>(string path, Func<T> action)
    {
        try
        {
            return Task.FromResult(action());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Task.FromException<T>(Translate(path, error));
        }
        catch (LoaderException error)
        {
            return Task.FromException<T>(error);
        }
    }

    /// <summary>Returns the files of a partner; none when its folder cannot be read, which does not delay the others.</summary>
    private string[] PathsOf(string partner, string claimant, ref SourceUnavailableException? failure)
    {
        try
        {
            return [.. _layout.Claimed(partner, claimant), .. _inbox.Loadable(partner)];
        }
        catch (UnauthorizedAccessException)
        {
            // Reported as unclaimed: the source works for the other partners.
            return [];
        }
        catch (IOException error)
        {
            failure ??= Unavailable(Path.Combine(_layout.Inbox, partner), error);
            return [];
        }
    }

    /// <summary>Returns the file; <see langword="null"/> when it is gone, not regular, or in a folder that may not be searched.</summary>
    private SourceFile? Find(string partner, string path)
    {
        try
        {
            return Describe(partner, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private SourceFile? Describe(string partner, string path)
    {
        var info = new FileInfo(path);
        if (!RegularFile.Exists(path) || !info.Exists)
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
