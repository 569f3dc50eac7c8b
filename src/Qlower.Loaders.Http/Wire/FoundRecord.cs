namespace Qlower.Loaders.Http.Wire;

/// <summary>A record that a service has.</summary>
internal sealed class FoundRecord
{
    public string? ExternalId { get; init; }

    public string? LoadId { get; init; }

    public string? ClientEmail { get; init; }
}
