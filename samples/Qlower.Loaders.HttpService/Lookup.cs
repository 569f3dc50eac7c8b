namespace Qlower.Loaders.HttpService;

/// <summary>The records that are looked up.</summary>
internal sealed record Lookup(string Partner, string Model, IReadOnlyList<string> ExternalIds);
