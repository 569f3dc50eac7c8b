using Amazon.S3.Model;

namespace Qlower.Loaders.S3.Reading;

/// <summary>Bytes of one object as it was when it was received: another content under the same key is never read. Immutable.</summary>
internal sealed record S3Range(S3Location At, string? VersionId, string? ETag, long Start, long End)
{
    public static S3Range Of(SourceFile file, long offset, long? length) => new(
        S3Location.Parse(file.Location),
        S3Object.VersionOf(file.Identity),
        S3Object.ETagOf(file.Identity),
        Math.Min(offset, file.Length),
        length is { } limit && limit < file.Length - offset ? offset + limit : file.Length);

    /// <summary>A range of an object of which nothing is known yet: it ends where the object does, at the latest.</summary>
    public static S3Range Unseen(S3Location at, long offset, long? length) => new(at, null, null, offset, length is { } limit ? offset + limit : long.MaxValue);

    public long Length => End - Start;

    public string Permission => VersionId is null ? "s3:GetObject" : "s3:GetObjectVersion";

    /// <summary>The request for what is left from an offset on.</summary>
    public GetObjectRequest From(long offset) => new()
    {
        BucketName = At.Bucket,
        Key = At.Key,
        VersionId = VersionId,
        EtagToMatch = ETag,
        ByteRange = new Amazon.S3.Model.ByteRange(offset, End - 1),
    };
}
