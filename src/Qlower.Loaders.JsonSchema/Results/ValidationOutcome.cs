namespace Qlower.Loaders.JsonSchema;

/// <summary>The verdict on one instance. Immutable.</summary>
public sealed class ValidationOutcome
{
    /// <summary>Whether the instance is well-formed JSON without any finding other than warnings.</summary>
    public bool IsValid { get; init; }

    /// <summary>False when a fatal fault stopped the pass; the rest of the instance was not validated.</summary>
    public bool IsWellFormed { get; init; }

    /// <summary>
    /// Number of findings without warnings. Includes the findings of a conditional branch beyond those that are deferred until its
    /// verdict (a few hundred a branch), which the sink does not receive.
    /// </summary>
    public long FindingCount { get; init; }

    /// <summary>Bytes read from the input, a byte order mark included.</summary>
    public long BytesRead { get; init; }
}
