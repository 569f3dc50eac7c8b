namespace Qlower.Loaders.ModelBased.Tests.Files;

/// <summary>What makes a whole file unreadable or unacceptable.</summary>
internal enum Damage
{
    None,

    /// <summary>The second half is missing.</summary>
    Truncated,

    /// <summary>The header has another partner's key.</summary>
    WrongKey,
}
