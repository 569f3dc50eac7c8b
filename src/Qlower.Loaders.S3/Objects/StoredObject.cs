using System.Globalization;
using Amazon.S3.Model;
using Qlower.Loaders.S3.Places;

namespace Qlower.Loaders.S3.Objects;

/// <summary>
/// One object, or version of an object, as S3 reports it. In a versioned bucket the version is its identity; elsewhere, and for the null version, the ETag
/// with the time of writing, so that the same content put again is a new arrival. Immutable.
/// </summary>
internal sealed record StoredObject(ObjectLocation At, long Length, string ETag, string? VersionId, DateTimeOffset LastModified)
{
    /// <summary>The version id of an object that was put before versioning was enabled, or while it is suspended: a later put replaces it.</summary>
    public const string NullVersion = "null";

    private const string Version = "version:";

    public string Identity => VersionId is { } version
        ? Version + version
        : string.Create(CultureInfo.InvariantCulture, $"etag:{ETag.Trim('"')}@{LastModified.ToUnixTimeSeconds()}");

    /// <summary>Creates an object from a listed version.</summary>
    public static StoredObject Of(ObjectLocation at, S3ObjectVersion item) =>
        new(at, item.Size ?? 0, item.ETag ?? "", IdOf(item.VersionId), Seconds(item.LastModified));

    /// <summary>Returns a version id that is an identity; <see langword="null"/> for the null version and in a bucket without versions.</summary>
    public static string? IdOf(string? version) => version is { Length: > 0 } && version != NullVersion ? version : null;

    /// <summary>Returns the version that an identity names; <see langword="null"/> for the null version and in a bucket without versions.</summary>
    public static string? VersionOf(string identity) => identity.StartsWith(Version, StringComparison.Ordinal) ? identity[Version.Length..] : null;

    /// <summary>Returns the ETag that an identity names, in quotes; <see langword="null"/> where the identity is a version.</summary>
    public static string? ETagOf(string identity) =>
        identity.StartsWith("etag:", StringComparison.Ordinal) ? $"\"{identity[5..identity.LastIndexOf('@')]}\"" : null;

    /// <summary>Truncates to seconds: listings have fractions of a second, the metadata of objects has none.</summary>
    public static DateTimeOffset Seconds(DateTime? time) =>
        DateTimeOffset.FromUnixTimeSeconds(new DateTimeOffset(time?.ToUniversalTime() ?? DateTime.UnixEpoch, TimeSpan.Zero).ToUnixTimeSeconds());

    public SourceFile ToFile(string source, S3Place place) => new()
    {
        Source = source,
        Partner = place.Partner,
        Name = S3Place.NameOf(At.Key),
        Location = At.ToString(),
        Length = Length,
        Identity = Identity,
        LastModified = LastModified,
    };
}
