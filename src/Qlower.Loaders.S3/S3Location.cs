namespace Qlower.Loaders.S3;

/// <summary>A bucket and a key, as the ledger keeps them: <c>bucket/key</c>. A bucket's name has no slash.</summary>
internal readonly record struct S3Location(string Bucket, string Key)
{
    /// <exception cref="SourceUnavailableException">The text is none.</exception>
    public static S3Location Parse(string location)
    {
        var slash = location.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            ? new S3Location(location[..slash], location[(slash + 1)..])
            : throw new SourceUnavailableException("A location names no object.");
    }

    public override string ToString() => $"{Bucket}/{Key}";
}
