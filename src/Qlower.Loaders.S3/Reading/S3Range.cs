using Amazon.S3.Model;
using Qlower.Loaders.S3.Objects;

namespace Qlower.Loaders.S3.Reading;

/// <summary>A range of one object as it was when it was received: other content under the same key is never read. Immutable.</summary>
internal sealed record S3Range(ObjectLocation At, string? VersionId, string? ETag, long Start, long End)
{
    /// <param name="file">The arrival.</param>
    /// <param name="version">Its version; <see langword="null"/> in a bucket without versions.</param>
    /// <param name="offset">The first byte.</param>
    /// <param name="length">The number of bytes; <see langword="null"/> to the end.</param>
    public static S3Range Of(SourceFile file, string? version, long offset, long? length) => new(
        ObjectLocation.Parse(file.Location),
        version,
        StoredObject.ETagOf(file.Identity),
        Math.Min(offset, file.Length),
        length is { } limit && limit < file.Length - offset ? offset + limit : file.Length);

    /// <summary>Creates a range of an object whose length is unknown: it ends at the end of the object at the latest.</summary>
    public static S3Range OfUnknownLength(ObjectLocation at, long offset, long? length) => new(at, null, null, offset, length is { } limit ? offset + limit : long.MaxValue);

    public long Length => End - Start;

    public string Permission => VersionId is null ? "s3:GetObject" : "s3:GetObjectVersion";

    /// <summary>Creates the request for the remainder of the range from an offset on.</summary>
    public GetObjectRequest From(long offset) => new()
    {
        BucketName = At.Bucket,
        Key = At.Key,
        VersionId = VersionId,
        EtagToMatch = ETag,
        ByteRange = new Amazon.S3.Model.ByteRange(offset, End - 1),
    };
}
