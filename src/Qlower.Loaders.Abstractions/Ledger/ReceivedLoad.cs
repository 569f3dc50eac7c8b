namespace Qlower.Loaders.Ledger;

/// <summary>The answer to receiving a file.</summary>
/// <param name="Load">The load.</param>
/// <param name="IsNew">Whether this call created it; <see langword="false"/> when the same arrival was known.</param>
public sealed record ReceivedLoad(LoadEntry Load, bool IsNew);
