namespace Qlower.Loaders;

/// <summary>
/// One thing found in a partner's file: what, how grave, and exactly where. Immutable; the text is created by
/// <see cref="RuleCatalogue"/> in the language asked for.
/// </summary>
public sealed class Finding
{
    private string? _externalId;

    /// <summary>The rule's code, stable for ever: <c>QLW</c> and four digits, or a rule pack's own prefix and four digits.</summary>
    public required string Code { get; init; }

    /// <summary>How much the finding weighs.</summary>
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

    /// <summary>1-based line; 0 when not known.</summary>
    public long Line { get; init; }

    /// <summary>1-based column in Unicode code points; 0 when not known.</summary>
    public long Column { get; init; }

    /// <summary>0-based byte offset in the file; -1 when not known.</summary>
    public long Offset { get; init; } = -1;

    /// <summary>What would have been right, in the format's own words; <see langword="null"/> when there is nothing to add.</summary>
    public string? Expected { get; init; }

    /// <summary>What the file has, at most 100 characters. Personal data: shown only in the partner's own report.</summary>
    public string? Actual { get; init; }

    /// <summary>The name of the field; <see langword="null"/> when the finding is not about one field.</summary>
    public string? Field { get; init; }

    /// <summary>
    /// The text of a rule pack's own message, used in place of the catalogue's; <see langword="null"/> for catalogue texts.
    /// </summary>
    public string? Message { get; init; }

    /// <summary>Whether a rule itself failed (a defect on Qlower's side): nothing for the partner to correct.</summary>
    public bool IsFault { get; init; }

    /// <summary>When it was found.</summary>
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
