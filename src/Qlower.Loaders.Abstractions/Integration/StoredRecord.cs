namespace Qlower.Loaders;

/// <summary>A stored record.</summary>
/// <param name="LoadId">The id of the load that stored it.</param>
/// <param name="ClientEmail">The email of the client that owns it; <see langword="null"/> for a record of a flat file.</param>
public sealed record StoredRecord(string LoadId, string? ClientEmail);
