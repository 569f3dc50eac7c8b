namespace Qlower.Loaders.Ledger;

/// <summary>What a transition that rewrites more than the load's row asks of a store, in one transaction. Immutable.</summary>
/// <param name="Row">The new row.</param>
/// <param name="Drop">The data to delete.</param>
/// <param name="Parts">What to do with all parts.</param>
public sealed record LoadChange(LoadRow Row, LoadData Drop, PartsChange Parts = PartsChange.None);
