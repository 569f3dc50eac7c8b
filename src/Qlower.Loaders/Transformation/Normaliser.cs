namespace Qlower.Loaders.Transformation;

/// <summary>Normalises the values of one record and keeps what it changed.</summary>
internal sealed class Normaliser
{
    private readonly List<ValueChange> _changes = [];
    private readonly List<PendingWarning> _warnings = [];

    public IReadOnlyList<ValueChange> Changes => _changes;

    /// <summary>The warnings to decide on the final values, in order.</summary>
    public IReadOnlyList<PendingWarning> Warnings => _warnings;

    /// <summary>A required text without outer blanks.</summary>
    public string Text(string member, string sent) => Changed(member, sent, sent.Trim(), "trim")!;

    /// <summary>An optional text without outer blanks; blank is absent.</summary>
    public string? OptionalText(string member, string? sent) =>
        sent is null ? null : Changed(member, sent, sent.Trim() is { Length: > 0 } text ? text : null, "trim");

    public string Email(string member, string sent) => Changed(member, sent, sent.Trim().ToLowerInvariant(), "lower-case email")!;

    public string? Code(string member, string? sent) => sent is null ? null : Changed(member, sent, sent.Trim().ToUpperInvariant(), "upper-case code");

    /// <summary>A phone number in E.164; as sent, without outer blanks and with a warning, where it is not valid in the regions.</summary>
    public string? Phone(string member, string wireName, string? sent, params ReadOnlySpan<string> regions)
    {
        if (sent is null || string.IsNullOrWhiteSpace(sent))
        {
            return null;
        }

        if (TelephoneNumber.TryNormalise(sent, regions, out var normalised))
        {
            return Changed(member, sent, normalised, "E.164 phone");
        }

        var left = sent.Trim();
        Warn(RuleCodes.NotNormalised, member, wireName, sent, left);
        return left;
    }

    public string? VatOption(string member, string? sent) =>
        sent is null ? null : Changed(member, sent, sent.TrimEnd('%', ' ', '\u00A0'), "VAT option without percent sign");

    /// <summary>A value that is used where none was sent.</summary>
    public string Default(string member, string? sent, string value) => sent ?? Changed(member, null, value, "default")!;

    /// <summary>Warns of a member of the internal record, unless a later transformer changes its value.</summary>
    /// <param name="code">The rule's code.</param>
    /// <param name="member">The name of the internal record's member.</param>
    /// <param name="wireName">The name of the member as sent.</param>
    /// <param name="actual">The value as sent.</param>
    /// <param name="left">The value of the internal record's member, which the warning is about.</param>
    public void Warn(string code, string member, string wireName, string? actual, string? left) => _warnings.Add(new PendingWarning(
        member,
        left,
        new RecordFinding
        {
            Code = code,
            Severity = FindingSeverity.Warning,
            Member = wireName,
            Actual = actual is { Length: > 100 } ? actual[..99] + "…" : actual,
        }));

    private string? Changed(string member, string? before, string? after, string rule)
    {
        if (!string.Equals(before, after, StringComparison.Ordinal))
        {
            _changes.Add(new ValueChange(member, before, after, rule));
        }

        return after;
    }
}
