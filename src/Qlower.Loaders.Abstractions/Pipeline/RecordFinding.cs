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

    /// <summary>The form that the value must have; <see langword="null"/> when the finding is about something else.</summary>
    public ValueForm? Form { get; init; }

    /// <summary>The case that selects one of <see cref="Rule.Variants"/>; <see langword="null"/> for the rule's own texts.</summary>
    public string? Variant { get; init; }

    /// <summary>The correction; <see langword="null"/> when it cannot be known.</summary>
    public FindingSuggestion? Suggestion { get; init; }

    /// <summary>Whether the rule itself failed.</summary>
    public bool IsFault { get; init; }
}
