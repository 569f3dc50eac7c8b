namespace Qlower.Loaders.Ledger;

/// <summary>The rows of a load and of one of its parts after a transition. Immutable.</summary>
/// <param name="Load">The new row of the load.</param>
/// <param name="Part">The new row of the part.</param>
public sealed record PartChange(LoadRow Load, PartRow Part);
