namespace Qlower.Loaders.S3.Objects;

/// <summary>A bucket and a key, stored in the ledger as <c>bucket/key</c>. A bucket's name has no slash.</summary>
internal readonly record struct ObjectLocation(string Bucket, string Key)
{
    /// <exception cref="SourceUnavailableException">The text is not a location.</exception>
    public static ObjectLocation Parse(string location)
    {
        var slash = location.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            ? new ObjectLocation(location[..slash], location[(slash + 1)..])
            : throw new SourceUnavailableException("A location names no object.");
    }

    public override string ToString() => $"{Bucket}/{Key}";
}
