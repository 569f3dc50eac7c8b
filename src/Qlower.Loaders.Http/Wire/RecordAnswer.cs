namespace Qlower.Loaders.Http.Wire;

/// <summary>What a service answers to a record.</summary>
internal sealed class RecordAnswer
{
    public string? ExternalId { get; init; }

    public string? Outcome { get; init; }

    public string? Code { get; init; }

    public string? Severity { get; init; }

    public string? Member { get; init; }

    public string? Message { get; init; }

    public string? Expected { get; init; }

    public string? Actual { get; init; }
}
