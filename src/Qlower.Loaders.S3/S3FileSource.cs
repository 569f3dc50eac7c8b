using System.Runtime.CompilerServices;
using Amazon.S3;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.S3.Archiving;
using Qlower.Loaders.S3.Reading;
using Qlower.Loaders.S3.Spooling;

namespace Qlower.Loaders.S3;

/// <summary>
/// Files in partners' buckets. S3 has no rename: a claim is an object put on condition, and archiving is a copy, verified, before the original is
/// deleted. See docs/decisions for why.
/// </summary>
internal sealed class S3FileSource : IBucketSource, IDisposable
{
    /// <summary>Ranges from so many times the size of one on are worth reading in parallel.</summary>
    private const int ParallelFrom = 2;

    /// <summary>The least that S3 takes as a part of an upload that is not the last.</summary>
    private const int SmallestPart = 5 << 20;

    private readonly S3SourceOptions _options;
    private readonly IOptions<QlowerLoadersOptions> _loaders;
    private readonly TimeProvider _time;
    private readonly S3Calls _calls;
    private readonly S3Claims _claims;
    private readonly S3Copy _copy;
    private readonly S3Archive _archive;
    private readonly S3Pace _pace;
    private readonly RangeBuffers _buffers;
    private readonly Spool? _spool;

    public S3FileSource(string name, IAmazonS3 client, S3SourceOptions options, IOptions<QlowerLoadersOptions> loaders, TimeProvider time, ILogger<S3FileSource> logger)
    {
        Name = name;
        (_options, _loaders, _time) = (options, loaders, time);
        _calls = new S3Calls(client, options);
        _claims = new S3Claims(_calls, options.ServiceUrl is null, time);
        _copy = new S3Copy(_calls, options);
        _archive = new S3Archive(name, _calls, _copy, options, logger);
        _buffers = new RangeBuffers(options.RangeBytes, options.ParallelRanges);
        _pace = new S3Pace(options.PollInterval, options.IdlePollInterval);
        _spool = options.SpoolFolder.Length > 0 ? new Spool(name, options, logger) : null;
    }

    public string Name { get; }

    public int ClaimsAtATime => 8;

    public bool Owns(string bucket) => Places().Any(place => place.Bucket == bucket);

    public async Task<SourceFile?> FindAsync(string bucket, string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bucket);
        ArgumentNullException.ThrowIfNull(key);
        return Places().FirstOrDefault(place => place.Bucket == bucket && place.IsInput(key)) is { } place
            && await _calls.FindAsync(new S3Location(bucket, key), null, cancellationToken).ConfigureAwait(false) is { } found
                ? found.ToFile(Name, place)
                : null;
    }

    public async IAsyncEnumerable<SourceFile> ListAsync(string claimant, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        LoaderException? failure = null;
        foreach (var place in Places())
        {
            var items = _calls.ListAsync(place, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using var listing = items.ConfigureAwait(false);
            while (true)
            {
                try
                {
                    if (!await items.MoveNextAsync().ConfigureAwait(false))
                    {
                        break;
                    }
                }
                catch (LoaderException error)
                {
                    // One partner's bucket does not keep the others waiting.
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

    public Task WaitForChangeAsync(CancellationToken cancellationToken = default) => Task.Delay(_pace.Next(), _time, cancellationToken);

    public async Task<SourceFile?> ClaimAsync(SourceFile file, string claimant, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(claimant);
        var place = PlaceOf(file.Partner);
        if (await FindAsync(file, cancellationToken).ConfigureAwait(false) is not { } now
            || (_options.WritesClaims && !await TakeAsync(place, now, claimant, cancellationToken).ConfigureAwait(false)))
        {
            return null;
        }

        _pace.Quicken();
        return now.ToFile(Name, place);
    }

    public async Task<Stream> OpenReadAsync(SourceFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length == 0 && (await FindAsync(file, cancellationToken).ConfigureAwait(false))?.Identity != file.Identity)
        {
            throw new SourceChangedException("The object is gone or was replaced.");
        }

        var range = S3Range.Of(file, offset, length);
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
        var from = S3Location.Parse(file.Location);
        var to = new S3Location(from.Bucket, place.ArchiveKey(file.Name, request));
        var (isAsRead, isGone) = await _archive.MoveAsync(file, from, to, cancellationToken).ConfigureAwait(false);
        _spool?.Remove(file);
        if (_options.WritesClaims && isGone)
        {
            await _claims.RemoveAsync(place, from.Key, file.Identity, cancellationToken).ConfigureAwait(false);
        }

        return new ArchivedFile { Source = Name, Partner = file.Partner, Location = to.ToString(), OriginalName = file.Name, IsAsRead = isAsRead };
    }

    public async Task<Stream> OpenArchivedAsync(ArchivedFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var range = S3Range.Unseen(S3Location.Parse(file.Location), offset, length);
        return length == 0 ? Stream.Null : await new ResumingStream(_calls, range, _options, _time).OpenAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<string> WriteBesideAsync(ArchivedFile file, string suffix, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(write);
        var archived = S3Location.Parse(file.Location);
        var to = archived with { Key = S3Place.Beside(archived.Key, suffix) };
        var upload = new S3UploadStream(_calls, to, ContentTypeOf(suffix), Math.Max(_options.RangeBytes, SmallestPart));
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

    public async Task<SourceFile> RestoreAsync(ArchivedFile file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var place = PlaceOf(file.Partner);
        var archived = S3Location.Parse(file.Location);
        var to = archived with { Key = place.ReplayKey(file.OriginalName) };
        var head = await _calls.HeadAsync(archived, null, cancellationToken).ConfigureAwait(false)
            ?? throw new SourceChangedException("The archived object is gone.");
        await _copy.CopyAsync(archived, null, head, to, cancellationToken).ConfigureAwait(false);
        return (await _calls.FindAsync(to, null, cancellationToken).ConfigureAwait(false))?.ToFile(Name, place)
            ?? throw new SourceChangedException("The restored object is gone.");
    }

    public void Dispose() => _spool?.Dispose();

    private static string ContentTypeOf(string suffix) => Path.GetExtension(suffix) switch
    {
        ".json" => "application/json",
        ".html" => "text/html; charset=utf-8",
        ".csv" => "text/csv; charset=utf-8",
        _ => "application/octet-stream",
    };

    private IEnumerable<S3Place> Places() => S3Place.Of(_options, _loaders.Value);

    private S3Place PlaceOf(string partner) =>
        Places().FirstOrDefault(place => place.Partner == partner)
        ?? throw new SourceUnavailableException($"The source {Name} has no place for partner '{partner}' any more.");

    /// <summary>Takes the claim on an object. Whoever had it may have archived the object, and removed the claim, since it was looked at.</summary>
    private async Task<bool> TakeAsync(S3Place place, S3Object item, string claimant, CancellationToken cancellationToken)
    {
        if (!await _claims.TakeAsync(place, item, claimant, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        if ((await _calls.FindAsync(item.At, item.VersionId, cancellationToken).ConfigureAwait(false))?.Identity == item.Identity)
        {
            return true;
        }

        await _claims.RemoveAsync(place, item.At.Key, item.Identity, cancellationToken).ConfigureAwait(false);
        return false;
    }

    private Task<S3Object?> FindAsync(SourceFile file, CancellationToken cancellationToken) =>
        _calls.FindAsync(S3Location.Parse(file.Location), S3Object.VersionOf(file.Identity), cancellationToken);

    private async Task<Stream> OpenAsync(S3Range range, CancellationToken cancellationToken)
    {
        ResumingStream Resuming(S3Range part) => new(_calls, part, _options, _time);
        return _options.ParallelRanges > 1 && range.Length > (long)ParallelFrom * _options.RangeBytes
            ? new ParallelRangeStream(range, _options.RangeBytes, _options.ParallelRanges, _buffers, Resuming)
            : await Resuming(range).OpenAsync(cancellationToken).ConfigureAwait(false);
    }
}
