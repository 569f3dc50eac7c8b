namespace Qlower.Loaders;

/// <summary>A finding on a record before the engine adds model, id and position. Immutable.</summary>
public sealed class RecordFinding
{
    /// <summary>The rule's code.</summary>
    public required string Code { get; init; }

    /// <summary>The severity; an error rejects the record.</summary>
    public FindingSeverity Severity { get; init; } = FindingSeverity.Error;

    /// <summary>The JSON name of the member it is about, such as <c>id-prty</c>; <see langword="null"/> for the record as a whole.</summary>
    public string? Member { get; init; }

    /// <summary>What would have been right.</summary>
    public string? Expected { get; init; }

    /// <summary>What the record has.</summary>
    public string? Actual { get; init; }

    /// <summary>A text of the rule's own; <see langword="null"/> for the catalogue's.</summary>
    public string? Message { get; init; }

    /// <summary>Whether the rule itself failed.</summary>
    public bool IsFault { get; init; }
}
