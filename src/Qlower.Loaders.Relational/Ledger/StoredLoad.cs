namespace Qlower.Loaders.Relational.Ledger;

/// <summary>A load's row with its key in the store.</summary>
/// <param name="Seq">The key.</param>
/// <param name="Row">The row.</param>
internal readonly record struct StoredLoad(long Seq, LoadRow Row);
