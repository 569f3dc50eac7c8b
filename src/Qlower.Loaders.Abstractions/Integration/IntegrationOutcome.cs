namespace Qlower.Loaders;

/// <summary>The outcome of a record in one system.</summary>
public enum IntegrationOutcome
{
    /// <summary>Stored by this load (in this or an earlier attempt of the same batch), or erased on request.</summary>
    Integrated = 1,

    /// <summary>Stored by an earlier load; not changed.</summary>
    AlreadyKnown = 2,

    /// <summary>Rejected.</summary>
    Rejected = 3,
}
