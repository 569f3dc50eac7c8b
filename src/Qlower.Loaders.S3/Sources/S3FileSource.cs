using System.Runtime.CompilerServices;
using Amazon.S3;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.S3.Archiving;
using Qlower.Loaders.S3.Claims;
using Qlower.Loaders.S3.Objects;
using Qlower.Loaders.S3.Places;
using Qlower.Loaders.S3.Reading;
using Qlower.Loaders.S3.Requests;
using Qlower.Loaders.S3.Spooling;
using Qlower.Loaders.S3.Versions;

namespace Qlower.Loaders.S3.Sources;

/// <summary>
/// Files in partners' buckets. S3 has no rename: a claim is an object put on condition, and archiving is a copy that is verified before the original is
/// deleted. docs/decisions has the reasons.
/// </summary>
internal sealed class S3FileSource : IBucketSource, IFileArchive, IClaimSource, IInboxSource, IDisposable
{
    /// <summary>Objects larger than this many ranges are read in parallel.</summary>
    private const int ParallelAbove = 2;

    /// <summary>The smallest part of an upload that S3 accepts, except for the last.</summary>
    private const int SmallestPart = 5 << 20;

    private readonly S3SourceOptions _options;
    private readonly TimeProvider _time;
    private readonly S3Place[] _places;
    private readonly S3ObjectClient _client;
    private readonly ClaimStore _claims;
    private readonly ObjectCopier _copier;
    private readonly ObjectArchiver _archiver;
    private readonly BucketVersioning _versioning;
    private readonly ArrivalLookup _arrivals;
    private readonly VersionBacklog _backlog = new();
    private readonly RetainedVersions _kept;
    private readonly PlaceListing _listing;
    private readonly ListingSchedule _schedule;
    private readonly S3Inbox _inbox;
    private readonly RangeBufferPool _buffers;
    private readonly Spool? _spool;

    public S3FileSource(string name, IAmazonS3 client, S3SourceOptions options, IPartnerDirectory partners, TimeProvider time, ILogger<S3FileSource> logger)
    {
        Name = name;
        (_options, _time) = (options, time);
        _places = [.. S3Place.Of(options, partners.Ids)];
        _client = new S3ObjectClient(client, options);
        _versioning = new BucketVersioning(name, _client, time, logger);
        _arrivals = new ArrivalLookup(_client, _versioning);
        _kept = new RetainedVersions(name, logger);
        _listing = new PlaceListing(_client, _versioning, new VersionListing(_client, _kept, _backlog));
        _inbox = new S3Inbox(name, _client, _listing, options, partners, time);
        _claims = new ClaimStore(_client, _versioning, options.ServiceUrl is null, time);
        _copier = new ObjectCopier(_client, options);
        _archiver = new ObjectArchiver(name, _client, _arrivals, _copier, options, logger);
        _buffers = new RangeBufferPool(options.RangeBytes, options.ParallelRanges);
        _schedule = new ListingSchedule(options.PollInterval, options.IdlePollInterval, _backlog, time);
        _spool = options.SpoolFolder.Length > 0 ? new Spool(name, options, logger) : null;
    }

    public string Name { get; }

    public int ClaimsAtATime => 8;

    public IReadOnlyCollection<SourcePlace> Places
    {
        get
        {
            var endpoint = Endpoint;
            return [.. _places.SelectMany(place => place.Locations(endpoint))];
        }
    }

    private string Endpoint => S3Endpoint.NameOf(_options.ServiceUrl?.AbsoluteUri ?? _client.Sdk.Config?.ServiceURL);

    public bool Owns(string bucket) => Array.Exists(_places, place => place.Bucket == bucket);

    public async Task<SourceFile?> FindAsync(string bucket, string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bucket);
        ArgumentNullException.ThrowIfNull(key);
        return Array.Find(_places, place => place.Bucket == bucket && place.IsInput(key)) is { } place
            && await _listing.FindAsync(place, key, cancellationToken).ConfigureAwait(false) is { } found
                ? found.ToFile(Name, place)
                : null;
    }

    public async IAsyncEnumerable<SourceFile> ListAsync(string claimant, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (_schedule.TakeIsBacklogDue())
        {
            foreach (var at in _backlog.Keys)
            {
                if (await FindAsync(at.Bucket, at.Key, cancellationToken).ConfigureAwait(false) is { } next)
                {
                    yield return next;
                }
            }

            yield break;
        }

        LoaderException? failure = null;
        foreach (var place in _places)
        {
            var skipped = new SkippedKeys(place);
            var items = _listing.ListAsync(place, skipped, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using var listing = items.ConfigureAwait(false);
            while (true)
            {
                try
                {
                    if (!await items.MoveNextAsync().ConfigureAwait(false))
                    {
                        _inbox.SetListed(place, skipped);
                        break;
                    }
                }
                catch (LoaderException error)
                {
                    // The failure of one partner's bucket does not delay the others.
                    failure ??= error;
                    break;
                }

                yield return items.Current.ToFile(Name, place);
            }
        }

        if (failure is not null)
        {
            throw failure;
        }
    }

    public IAsyncEnumerable<UnclaimedFile> ListUnclaimedAsync(CancellationToken cancellationToken = default) => _inbox.ListAsync(_places, Endpoint, cancellationToken);

    public Task WaitForChangeAsync(CancellationToken cancellationToken = default) => _schedule.WaitAsync(cancellationToken);

    public async Task<SourceFile?> ClaimAsync(SourceFile file, string claimant, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(claimant);
        var (place, bucket) = (PlaceOf(file.Partner), ObjectLocation.Parse(file.Location).Bucket);
        var wasVersioned = _versioning.IsKnown(bucket);
        var found = await FindAsync(file, cancellationToken).ConfigureAwait(false);
        if (!wasVersioned && _versioning.IsKnown(bucket))
        {
            _schedule.Reset();
            throw new SourceChangedException("The bucket stores versions: the next listing returns the oldest one first.");
        }

        if (found is not { } now
            || (_options.WritesClaims && !await TakeAsync(place, now, claimant, cancellationToken).ConfigureAwait(false)))
        {
            return null;
        }

        _schedule.Reset();
        return now.ToFile(Name, place);
    }

    public async Task<Stream> OpenReadAsync(SourceFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length == 0 && (await FindAsync(file, cancellationToken).ConfigureAwait(false))?.Identity != file.Identity)
        {
            throw new SourceChangedException("The object is gone or was replaced.");
        }

        var version = await _arrivals.VersionOfAsync(ObjectLocation.Parse(file.Location), file.Identity, cancellationToken).ConfigureAwait(false);
        var range = S3Range.Of(file, version, offset, length);
        return await (_spool?.OpenAsync(file, range, OpenAsync, cancellationToken) ?? OpenAsync(range, cancellationToken)).ConfigureAwait(false);
    }

    public async Task<SourceFile?> RefreshAsync(SourceFile file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return (await FindAsync(file, cancellationToken).ConfigureAwait(false))?.ToFile(Name, PlaceOf(file.Partner));
    }

    public async Task<ArchivedFile> ArchiveAsync(SourceFile file, ArchiveRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(request);
        var place = PlaceOf(file.Partner);
        var from = ObjectLocation.Parse(file.Location);
        var to = new ObjectLocation(from.Bucket, place.ArchiveKey(file.Name, request));
        var (isAsRead, isGone) = await _archiver.MoveAsync(file, from, to, cancellationToken).ConfigureAwait(false);
        _spool?.Remove(file);
        if (!isGone && _versioning.IsKnown(from.Bucket))
        {
            _kept.Add(from, file);
        }

        _backlog.SetArchived(from);
        if (_options.WritesClaims && isGone)
        {
            await _claims.RemoveAsync(place, from.Key, file.Identity, cancellationToken).ConfigureAwait(false);
        }

        return new ArchivedFile { Archive = Name, Partner = file.Partner, Location = to.ToString(), OriginalName = file.Name, IsAsRead = isAsRead };
    }

    public async Task<Stream> OpenArchivedAsync(ArchivedFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var range = S3Range.OfUnknownLength(ObjectLocation.Parse(file.Location), offset, length);
        return length == 0 ? Stream.Null : await new ResumingStream(_client, range, _options, _time).OpenAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<string> WriteBesideAsync(ArchivedFile file, string suffix, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(write);
        var archived = ObjectLocation.Parse(file.Location);
        var to = archived with { Key = S3Place.Beside(archived.Key, suffix) };
        var upload = new ObjectUploadStream(_client, to, ContentTypeOf(suffix), Math.Max(_options.RangeBytes, SmallestPart));
        await using (upload.ConfigureAwait(false))
        {
            try
            {
                await write(upload, cancellationToken).ConfigureAwait(false);
                await upload.CompleteAsync(cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                await upload.AbortAsync().ConfigureAwait(false);
                throw;
            }
        }

        return to.ToString();
    }

    public async Task<SourceFile?> RestoreAsync(
        ArchivedFile file, string claimant, RestoreAnnouncement announce, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(announce);
        var place = PlaceOf(file.Partner);
        var archived = ObjectLocation.Parse(file.Location);
        var to = archived with { Key = place.ReplayKey(file.OriginalName) };
        var head = await _client.HeadAsync(archived, null, cancellationToken).ConfigureAwait(false)
            ?? throw new SourceChangedException("The archived object is gone.");
        await announce(Name, to.ToString(), cancellationToken).ConfigureAwait(false);
        await _copier.CopyAsync(archived, null, head, to, cancellationToken).ConfigureAwait(false);
        return (await _client.FindAsync(to, null, cancellationToken).ConfigureAwait(false))?.ToFile(Name, place);
    }

    public async IAsyncEnumerable<ForeignClaim> ListForeignClaimsAsync(string claimant, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claimant);
        var listing = new ClaimListing(Name, _client, _arrivals, _claims);
        foreach (var place in _options.WritesClaims ? _places : [])
        {
            await foreach (var claim in listing.ListAsync(place, claimant, cancellationToken).ConfigureAwait(false))
            {
                yield return claim;
            }
        }
    }

    public Task<bool> ReleaseClaimAsync(ForeignClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var at = ObjectLocation.Parse(claim.File.Location);
        return _claims.ReleaseAsync(PlaceOf(claim.File.Partner), at.Key, claim.File.Identity, claim.Ledger, cancellationToken);
    }

    public void Dispose() => _spool?.Dispose();

    private static string ContentTypeOf(string suffix) => Path.GetExtension(suffix) switch
    {
        ".json" => "application/json",
        ".html" => "text/html; charset=utf-8",
        ".csv" => "text/csv; charset=utf-8",
        _ => "application/octet-stream",
    };

    private S3Place PlaceOf(string partner) =>
        Array.Find(_places, place => place.Partner == partner)
        ?? throw new SourceUnavailableException($"The source {Name} has no bucket for partner '{partner}' any more.");

    /// <summary>Claims an object. Since the object was read, the previous owner of the claim may have archived it and removed the claim.</summary>
    private async Task<bool> TakeAsync(S3Place place, StoredObject item, string claimant, CancellationToken cancellationToken)
    {
        if (!await _claims.TakeAsync(place, item, claimant, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        if ((await _arrivals.FindAsync(item.At, item.Identity, cancellationToken).ConfigureAwait(false))?.Identity == item.Identity)
        {
            return true;
        }

        await _claims.RemoveAsync(place, item.At.Key, item.Identity, cancellationToken).ConfigureAwait(false);
        return false;
    }

    private Task<StoredObject?> FindAsync(SourceFile file, CancellationToken cancellationToken) =>
        _arrivals.FindAsync(ObjectLocation.Parse(file.Location), file.Identity, cancellationToken);

    private async Task<Stream> OpenAsync(S3Range range, CancellationToken cancellationToken)
    {
        ResumingStream Resuming(S3Range part) => new(_client, part, _options, _time);
        return _options.ParallelRanges > 1 && range.Length > (long)ParallelAbove * _options.RangeBytes
            ? new ParallelRangeStream(range, _options.RangeBytes, _options.ParallelRanges, _buffers, Resuming)
            : await Resuming(range).OpenAsync(cancellationToken).ConfigureAwait(false);
    }
}
