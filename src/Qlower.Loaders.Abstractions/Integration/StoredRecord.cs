namespace Qlower.Loaders;

/// <summary>What is known of a stored record.</summary>
/// <param name="LoadId">The load that stored it.</param>
/// <param name="ClientEmail">The client that owns it; <see langword="null"/> when it came in a flat file.</param>
public sealed record StoredRecord(string LoadId, string? ClientEmail);
