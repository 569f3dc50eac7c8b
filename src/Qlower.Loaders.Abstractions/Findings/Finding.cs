namespace Qlower.Loaders;

/// <summary>
/// One problem in a partner's file, with its severity and its exact position. Immutable. <see cref="RuleCatalogue"/> renders the text in the
/// requested language.
/// </summary>
public sealed class Finding
{
    private string? _externalId;

    /// <summary>The rule's code, stable for ever: <c>QLW</c> and four digits, or a rule pack's own prefix and four digits.</summary>
    public required string Code { get; init; }

    /// <summary>The severity.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>The model of the record; <see langword="null"/> for a finding about the header or the file.</summary>
    public RecordModel? Model { get; init; }

    /// <summary>The record's external id; <see langword="null"/> where it has none or it could not be read.</summary>
    public string? ExternalId
    {
        get => _externalId;
        init => _externalId = value;
    }

    /// <summary>RFC 6901 pointer of the value in the file; empty for the root.</summary>
    public string Pointer { get; init; } = "";

    /// <summary>1-based line; 0 when unknown.</summary>
    public long Line { get; init; }

    /// <summary>1-based column in Unicode code points; 0 when unknown.</summary>
    public long Column { get; init; }

    /// <summary>0-based byte offset in the file; -1 when unknown.</summary>
    public long Offset { get; init; } = -1;

    /// <summary>The expected value or codes, the same in each language; <see langword="null"/> when there is none to show.</summary>
    public string? Expected { get; init; }

    /// <summary>The form that the value must have; <see langword="null"/> when the finding is about something else.</summary>
    public ValueForm? Form { get; init; }

    /// <summary>The case that selects one of <see cref="Rule.Variants"/>; <see langword="null"/> for the rule's own texts.</summary>
    public string? Variant { get; init; }

    /// <summary>The correction; <see langword="null"/> when it cannot be known.</summary>
    public FindingSuggestion? Suggestion { get; init; }

    /// <summary>
    /// The value in the file, at most 100 characters; <see langword="null"/> for one that is missing, empty, a list or an object. For a misspelt key, the
    /// key. Personal data: shown only in the partner's own report.
    /// </summary>
    public string? Actual { get; init; }

    /// <summary>The name of the field; <see langword="null"/> when the finding is not about one field.</summary>
    public string? Field { get; init; }

    /// <summary>
    /// The message of a rule pack's own rule, which replaces the catalogue's text; <see langword="null"/> to use the catalogue.
    /// </summary>
    public string? Message { get; init; }

    /// <summary>Whether the rule itself failed (a defect on Qlower's side). The partner has nothing to correct.</summary>
    public bool IsFault { get; init; }

    /// <summary>The time of the finding.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Returns a copy with another external id; every other member stays.</summary>
    /// <param name="externalId">The record's external id, or <see langword="null"/>.</param>
    public Finding WithExternalId(string? externalId)
    {
        var copy = (Finding)MemberwiseClone();
        copy._externalId = externalId;
        return copy;
    }
}
