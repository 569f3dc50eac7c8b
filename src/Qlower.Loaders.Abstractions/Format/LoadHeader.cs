namespace Qlower.Loaders.Format;

/// <summary>The header of a load, without the key, which is checked where it is read and kept nowhere.</summary>
public sealed class LoadHeader
{
    /// <summary>The partner's id (<c>inigPtynm</c>).</summary>
    public required string Partner { get; init; }

    /// <summary>When the partner made the file (<c>creDtTm</c>); without offset in the file it is Europe/Paris.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The format's version (<c>versionId</c>): <c>1.0</c> or <c>2.0</c>.</summary>
    public required string Version { get; init; }
}
