namespace Qlower.Loaders;

/// <summary>Counts of one model.</summary>
/// <param name="Model">The model.</param>
/// <param name="Counts">The counts.</param>
public sealed record ModelCounts(RecordModel Model, LoadCounts Counts);
