namespace Qlower.Loaders;

/// <summary>A finding on a record, to which the engine adds model, external id and position. Immutable.</summary>
public sealed class RecordFinding
{
    /// <summary>The rule's code.</summary>
    public required string Code { get; init; }

    /// <summary>The severity; an error rejects the record.</summary>
    public FindingSeverity Severity { get; init; } = FindingSeverity.Error;

    /// <summary>The JSON name of the member that the finding refers to, such as <c>id-prty</c>; <see langword="null"/> for the record as a whole.</summary>
    public string? Member { get; init; }

    /// <summary>The expected value; <see langword="null"/> when there is none to show.</summary>
    public string? Expected { get; init; }

    /// <summary>The value in the record; <see langword="null"/> when there is none to show.</summary>
    public string? Actual { get; init; }

    /// <summary>The message; <see langword="null"/> to use the text of the catalogue.</summary>
    public string? Message { get; init; }

    /// <summary>Whether the rule itself failed.</summary>
    public bool IsFault { get; init; }
}
