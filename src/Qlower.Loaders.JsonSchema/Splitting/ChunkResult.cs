using Qlower.Loaders.JsonSchema.Scanning;

namespace Qlower.Loaders.JsonSchema.Splitting;

/// <summary>The result of a piece that was validated as a run of items.</summary>
/// <param name="IsRun">Whether it was one; if not, the other members are meaningless.</param>
/// <param name="Items">Items in it.</param>
/// <param name="Errors">Number of findings other than warnings, including those that the list lacks.</param>
/// <param name="Findings">In order, with item indexes, lines and columns as if the piece were at the place where the run was prepared.</param>
/// <param name="End">Position of its end, counted from its start.</param>
internal sealed record ChunkResult(bool IsRun, long Items, long Errors, List<SchemaFinding> Findings, Position End)
{
    /// <summary>The piece was no run of items.</summary>
    public static ChunkResult NoRun { get; } = new(false, 0, 0, [], default);
}
