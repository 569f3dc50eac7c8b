namespace Qlower.Loaders.Ledger;

/// <summary>How a load ends.</summary>
/// <param name="Status">The outcome.</param>
/// <param name="IsFaulted">Whether something failed on Qlower's side.</param>
public sealed record LoadClosing(LoadStatus Status, bool IsFaulted);
