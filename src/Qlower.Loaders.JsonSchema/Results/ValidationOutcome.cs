namespace Qlower.Loaders.JsonSchema;

/// <summary>The verdict on one instance. Immutable.</summary>
public sealed class ValidationOutcome
{
    /// <summary>Whether the instance is well-formed JSON without any finding other than advice.</summary>
    public bool IsValid { get; init; }

    /// <summary>False when a fatal fault stopped the pass; the rest of the instance was then not looked at.</summary>
    public bool IsWellFormed { get; init; }

    /// <summary>
    /// Findings, advice not counted. Counts also the findings of a conditional branch beyond those that are held back until its
    /// verdict (a few hundred a branch), which the sink is not told.
    /// </summary>
    public long FindingCount { get; init; }

    /// <summary>Bytes taken from the input, a byte order mark included.</summary>
    public long BytesRead { get; init; }
}
