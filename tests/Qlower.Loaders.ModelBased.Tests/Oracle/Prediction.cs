namespace Qlower.Loaders.ModelBased.Tests.Oracle;

/// <summary>What a load must have done. Immutable.</summary>
/// <param name="Status">The status of the load.</param>
/// <param name="Counts">The counts by model, without models that the file does not contain; empty for a load that is refused as a whole.</param>
/// <param name="After">The store after the load.</param>
internal sealed record Prediction(LoadStatus Status, IReadOnlyDictionary<RecordModel, LoadCounts> Counts, PartnerStore After);
