namespace Qlower.Loaders;

/// <summary>One valid record on its way into the internal model. Used by one transformer at a time; not thread-safe.</summary>
public sealed class TransformationContext
{
    private readonly List<ValueChange> _changes = [];
    private readonly List<RecordFinding> _findings = [];

    /// <summary>A record as sent and the internal record that the core made of it.</summary>
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

    /// <summary>The internal record, to be changed in place.</summary>
    public IInternalRecord Result { get; }

    /// <summary>The load it came with.</summary>
    public LoadContext Load { get; }

    /// <summary>What was changed, in order.</summary>
    public IReadOnlyList<ValueChange> Changes => _changes;

    /// <summary>What was found.</summary>
    public IReadOnlyList<RecordFinding> Findings => _findings;

    /// <summary>Whether an error was found: the record is rejected.</summary>
    public bool IsRejected { get; private set; }

    /// <summary>Explains a change. Equal values are no change and are not kept.</summary>
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
