namespace Qlower.Loaders.ConsoleHost.Checking;

/// <summary>A finding with its text, from the Loader format or from any schema.</summary>
internal sealed class CheckFinding
{
    public required string Code { get; init; }

    public required FindingSeverity Severity { get; init; }

    public string? Model { get; init; }

    public string? Id { get; init; }

    public string? Field { get; init; }

    public required string Pointer { get; init; }

    public required long Line { get; init; }

    public required long Column { get; init; }

    public required long Offset { get; init; }

    public required string Message { get; init; }

    public string? Hint { get; init; }

    public FindingSuggestion? Suggestion { get; init; }
}
