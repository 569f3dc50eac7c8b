namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>What came out of one pair that held.</summary>
internal sealed class ProofResult
{
    /// <summary>Why the schema did not compile; null when it did.</summary>
    public string? CompileError { get; init; }

    public bool IsCompiled => CompileError is null;

    public IReadOnlyList<SchemaFinding> Findings { get; init; } = [];

    /// <summary>Whether the oracle had an opinion.</summary>
    public bool IsJudged { get; init; }
}
