using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Qlower.Loaders.S3.Places;
using Qlower.Loaders.S3.Requests;

namespace Qlower.Loaders.S3.Sources;

/// <summary>
/// Reports keys in partners' buckets that are not loaded. Those at a place are known from the last listing of the source, and cost no request; those outside of
/// partners' places are listed at most every ten minutes. Thread-safe.
/// </summary>
internal sealed class S3Inbox(string source, S3ObjectClient client, PlaceListing listing, S3SourceOptions options, IPartnerDirectory partners, TimeProvider time)
{
    private static readonly TimeSpan OutsideEvery = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<S3Place, SkippedKeys> _skipped = new();
    private readonly S3Place[] _known = [.. partners.Ids.Select(partner => S3Place.Of(options, partner))];
    private readonly Lock _lock = new();
    private IReadOnlyList<UnclaimedFile> _outside = [];
    private long? _outsideListedAt;

    /// <summary>Takes the keys that a complete listing of a place skipped.</summary>
    public void SetListed(S3Place place, SkippedKeys skipped) => _skipped[place] = skipped;

    /// <summary>Lists the keys that are not loaded.</summary>
    /// <param name="places">The places of the source.</param>
    /// <param name="endpoint">The name of the server.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async IAsyncEnumerable<UnclaimedFile> ListAsync(
        IReadOnlyCollection<S3Place> places, string endpoint, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var place in places)
        {
            var skipped = _skipped.GetValueOrDefault(place) ?? await ListAsync(place, cancellationToken).ConfigureAwait(false);
            foreach (var (key, lastModified, reason) in skipped.Keys)
            {
                yield return new UnclaimedFile
                {
                    Source = source,
                    Partner = place.Partner,
                    Name = Visible(key[place.Prefix.Length..]),
                    Location = Visible($"{place.Bucket}/{key}"),
                    Reason = reason,
                    LastModified = lastModified,
                    Place = $"s3://{endpoint}/{place.Bucket}/{key}",
                };
            }
        }

        foreach (var file in await ListOutsideAsync(places, endpoint, cancellationToken).ConfigureAwait(false))
        {
            yield return file;
        }
    }

    private async Task<SkippedKeys> ListAsync(S3Place place, CancellationToken cancellationToken)
    {
        var skipped = new SkippedKeys(place);
        await foreach (var _ in listing.ListAsync(place, skipped, cancellationToken).ConfigureAwait(false))
        {
        }

        return skipped;
    }

    private async Task<IReadOnlyList<UnclaimedFile>> ListOutsideAsync(IEnumerable<S3Place> places, string endpoint, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_outsideListedAt is { } listedAt && time.GetElapsedTime(listedAt) < OutsideEvery)
            {
                return _outside;
            }

            _outsideListedAt = time.GetTimestamp();
        }

        try
        {
            var found = new List<UnclaimedFile>();
            foreach (var parent in places.Select(place => place.ParentOf(options.Prefix)).OfType<S3Place>().Distinct())
            {
                await AddOutsideAsync(parent, endpoint, found, cancellationToken).ConfigureAwait(false);
            }

            return _outside = found;
        }
        catch (SourceUnavailableException)
        {
            // The server does not answer, or the host may list the places of partners alone: what was found before stays.
            return _outside;
        }
    }

    private async Task AddOutsideAsync(S3Place parent, string endpoint, List<UnclaimedFile> found, CancellationToken cancellationToken)
    {
        var skipped = new SkippedKeys(parent);
        await foreach (var input in client.ListAsync(parent, skipped, cancellationToken).ConfigureAwait(false))
        {
            skipped.Add(input.At.Key, input.LastModified);
        }

        found.AddRange(skipped.Keys.Where(skip => !_known.Any(known => known.Bucket == parent.Bucket && Leads(skip.Key, known.Prefix))).Select(skip => new UnclaimedFile
        {
            Source = source,
            Partner = parent.Partner,
            Name = Visible(skip.Key),
            Location = Visible($"{parent.Bucket}/{skip.Key}"),
            Reason = UnclaimedReason.UnknownPartner,
            LastModified = skip.LastModified,
            Place = $"s3://{endpoint}/{parent.Bucket}/{skip.Key}",
        }));
    }

    /// <summary>Whether a folder contains the prefix of a partner, or is within it.</summary>
    private static bool Leads(string folder, string prefix) =>
        prefix.StartsWith(folder, StringComparison.Ordinal) || (prefix.Length > 0 && folder.StartsWith(prefix, StringComparison.Ordinal));

    private static string Visible(string key) => string.Concat(key.Select(character =>
        char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format ? '_' : character));
}
