namespace Qlower.Loaders.Http.Wire;

/// <summary>Asks which records of a partner and a model a service has.</summary>
internal sealed class LookupRequest
{
    public required string Partner { get; init; }

    public required string Model { get; init; }

    public required IReadOnlyList<string> ExternalIds { get; init; }
}
