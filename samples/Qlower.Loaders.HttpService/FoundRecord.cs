namespace Qlower.Loaders.HttpService;

/// <summary>A stored record.</summary>
internal sealed record FoundRecord(string ExternalId, string LoadId, string? ClientEmail);
