namespace Qlower.Loaders.Soak;

/// <summary>What a file of the soak contains.</summary>
internal enum SoakFileKind
{
    /// <summary>Valid records, sometimes with some invalid transactions.</summary>
    Records,

    /// <summary>The first half of such a file.</summary>
    Truncated,

    /// <summary>Text that is not JSON.</summary>
    Malformed,

    /// <summary>No byte at all.</summary>
    Empty,

    /// <summary>Valid records under another partner's key.</summary>
    WrongKey,
}
