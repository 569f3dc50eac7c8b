namespace Qlower.Loaders.Format;

/// <summary>The header of a load. It does not contain the key, which is verified while it is read and stored nowhere. Immutable.</summary>
public sealed class LoadHeader
{
    /// <summary>The partner's id (<c>inigPtynm</c>).</summary>
    public required string Partner { get; init; }

    /// <summary>When the partner created the file (<c>creDtTm</c>); a value without offset is in the time zone Europe/Paris.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The format's version (<c>versionId</c>): <c>1.0</c> or <c>2.0</c>.</summary>
    public required string Version { get; init; }
}
