namespace Qlower.Loaders.Sources.InMemory;

/// <summary>A file in memory. Immutable.</summary>
/// <param name="File">The file.</param>
/// <param name="Content">The content.</param>
/// <param name="Claimant">The ledger that claimed it; <see langword="null"/> when none did.</param>
/// <param name="IsListed">Whether the source lists it: not while the caller that added it receives it.</param>
internal sealed record InMemoryFile(SourceFile File, ReadOnlyMemory<byte> Content, string? Claimant = null, bool IsListed = true);
