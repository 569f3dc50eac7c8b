namespace Qlower.Loaders.ModelBased.Tests.Oracle;

/// <summary>A stored record: what distinguishes its content, its owners, and the load that stored it. Immutable.</summary>
internal sealed record StoredRow(string Text, string? Property, string? Declarant, string? Client, string Load);
