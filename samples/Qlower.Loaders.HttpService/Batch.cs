namespace Qlower.Loaders.HttpService;

/// <summary>Records of one model of one load.</summary>
internal sealed record Batch(string BatchId, string LoadId, string Partner, string Model, IReadOnlyList<BatchRecord> Records);
