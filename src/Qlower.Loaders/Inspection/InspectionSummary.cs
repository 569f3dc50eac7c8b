namespace Qlower.Loaders.Inspection;

/// <summary>An inspection's result, with the counts of a file that is not loaded.</summary>
/// <param name="Result">The result that the ledger stores.</param>
/// <param name="Models">By model: received and statically rejected; what is neither is in <see cref="LoadCounts.Integrated"/> = 0.</param>
/// <param name="IsWellFormed">Whether the file is JSON to its end.</param>
/// <param name="Length">Bytes read.</param>
internal sealed record InspectionSummary(InspectionResult Result, IReadOnlyList<ModelCounts> Models, bool IsWellFormed, long Length);
