using Qlower.Loaders.JsonSchema.Scanning;

namespace Qlower.Loaders.JsonSchema.Splitting;

/// <summary>What came of a piece that was taken for a run of items.</summary>
/// <param name="IsRun">Whether that is what it was; if not, nothing else counts.</param>
/// <param name="Items">Items in it.</param>
/// <param name="Errors">Findings other than advice, also those that the list lacks.</param>
/// <param name="Findings">In order, with item indexes, lines and columns as if the piece stood where the run was prepared.</param>
/// <param name="End">Position of its end, counted from its start.</param>
internal sealed record ChunkResult(bool IsRun, long Items, long Errors, List<SchemaFinding> Findings, Position End)
{
    /// <summary>The piece was something else.</summary>
    public static ChunkResult NoRun { get; } = new(false, 0, 0, [], default);
}
