using System.Globalization;

namespace Qlower.Loaders.S3;

/// <summary>
/// One object as S3 tells of it. Where the bucket keeps versions, the version is its identity; elsewhere the ETag with the time of writing,
/// so that the same content put again is a new arrival. Immutable.
/// </summary>
internal sealed record S3Object(S3Location At, long Length, string ETag, string? VersionId, DateTimeOffset LastModified)
{
    private const string Version = "version:";

    public string Identity => VersionId is { } version
        ? Version + version
        : string.Create(CultureInfo.InvariantCulture, $"etag:{ETag.Trim('"')}@{LastModified.ToUnixTimeSeconds()}");

    /// <summary>The version that an identity names; <see langword="null"/> where the bucket keeps none.</summary>
    public static string? VersionOf(string identity) => identity.StartsWith(Version, StringComparison.Ordinal) ? identity[Version.Length..] : null;

    /// <summary>The ETag that an identity names, in quotes; <see langword="null"/> where the version says it.</summary>
    public static string? ETagOf(string identity) =>
        identity.StartsWith("etag:", StringComparison.Ordinal) ? $"\"{identity[5..identity.LastIndexOf('@')]}\"" : null;

    /// <summary>Times of lists have fractions of a second, those of objects have none.</summary>
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
