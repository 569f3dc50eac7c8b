namespace Qlower.Loaders;

/// <summary>What a system did with a record.</summary>
public enum IntegrationOutcome
{
    /// <summary>Stored now (or by an earlier attempt of the same batch), or erased on request.</summary>
    Integrated = 1,

    /// <summary>Stored by an earlier load; left as it is.</summary>
    AlreadyKnown = 2,

    /// <summary>Refused.</summary>
    Rejected = 3,
}
