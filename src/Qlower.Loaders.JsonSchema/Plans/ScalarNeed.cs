namespace Qlower.Loaders.JsonSchema.Plans;

/// <summary>What a scalar of one kind must prove.</summary>
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

    /// <summary>To pass the checks that are left.</summary>
    Verdict,

    /// <summary>The long way is the only one.</summary>
    FullPath,
}
