namespace Qlower.Loaders.JsonSchema.Plans;

/// <summary>The check that a scalar of one kind needs.</summary>
internal enum ScalarNeed : byte
{
    /// <summary>Nothing, or for strings no more than its length.</summary>
    Nothing,

    /// <summary>To be one of a few short strings.</summary>
    Word,

    /// <summary>To be an RFC 3339 date.</summary>
    Date,

    /// <summary>To have another built-in format.</summary>
    Format,

    /// <summary>To pass the remaining checks.</summary>
    Verdict,

    /// <summary>The full path must decide.</summary>
    FullPath,
}
