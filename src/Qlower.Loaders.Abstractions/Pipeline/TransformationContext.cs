namespace Qlower.Loaders;

/// <summary>One valid record during transformation into the internal model. One transformer uses it at a time; not thread-safe.</summary>
public sealed class TransformationContext
{
    private readonly List<ValueChange> _changes = [];
    private readonly List<RecordFinding> _findings = [];

    /// <summary>Initialises the context with a record as sent and the internal record that the core created from it.</summary>
    public TransformationContext(IFormatRecord sent, IInternalRecord result, LoadContext load)
    {
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(load);
        Sent = sent;
        Result = result;
        Load = load;
    }

    /// <summary>The record as sent.</summary>
    public IFormatRecord Sent { get; }

    /// <summary>The internal record, which transformers change in place.</summary>
    public IInternalRecord Result { get; }

    /// <summary>The load that contains the record.</summary>
    public LoadContext Load { get; }

    /// <summary>The changes explained so far, in order.</summary>
    public IReadOnlyList<ValueChange> Changes => _changes;

    /// <summary>The findings reported so far, in order.</summary>
    public IReadOnlyList<RecordFinding> Findings => _findings;

    /// <summary>Whether a finding of severity error was reported, which rejects the record.</summary>
    public bool IsRejected { get; private set; }

    /// <summary>Explains a change. Equal values (ordinal) are not a change and are ignored.</summary>
    public void Explain(string member, string? before, string? after, string rule)
    {
        if (!string.Equals(before, after, StringComparison.Ordinal))
        {
            _changes.Add(new ValueChange(member, before, after, rule));
        }
    }

    /// <summary>Reports a finding; an error rejects the record.</summary>
    public void Report(RecordFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        _findings.Add(finding);
        IsRejected |= finding.Severity == FindingSeverity.Error;
    }
}
