namespace Qlower.Loaders.Reporting.Rejects;

/// <summary>The treatment of a member in the rejects file.</summary>
internal enum RejectsMemberKind
{
    /// <summary>Left out.</summary>
    Dropped,

    /// <summary>Copied as it is.</summary>
    Copied,

    /// <summary>Written with a placeholder for its value.</summary>
    Secret,

    /// <summary>A section: only the rejected records are copied.</summary>
    Section,
}
