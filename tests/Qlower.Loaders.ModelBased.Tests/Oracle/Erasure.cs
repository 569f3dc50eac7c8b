namespace Qlower.Loaders.ModelBased.Tests.Oracle;

/// <summary>The audit line of an erasure: the load, the property, and how many rows were deleted. Immutable.</summary>
internal sealed record Erasure(string Load, string Property, int Properties, int Transactions, int Documents);
