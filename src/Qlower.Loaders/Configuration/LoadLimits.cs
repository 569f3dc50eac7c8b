namespace Qlower.Loaders;

/// <summary>Limits on the content of a file. A file above them is refused with a finding, and memory stays bounded.</summary>
public sealed class LoadLimits
{
    /// <summary>Bytes of a file, at least 1; default 64 GiB.</summary>
    public long MaxFileBytes { get; set; } = 64L << 30;

    /// <summary>Bytes of one record without its nested sections. 1 byte to 1 GiB; default 1 MiB.</summary>
    public int MaxRecordBytes { get; set; } = 1 << 20;

    /// <summary>Bytes of one text. 1 byte to 1 GiB; default 256 KiB.</summary>
    public int MaxTextBytes { get; set; } = 256 << 10;

    /// <summary>Nested arrays and objects. 8 to 64; default 64.</summary>
    public int MaxDepth { get; set; } = 64;

    /// <summary>Members of one object. 1 to 1,000,000; default 10,000.</summary>
    public int MaxMembers { get; set; } = 10_000;
}
