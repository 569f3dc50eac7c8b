namespace Qlower.Loaders;

/// <summary>One record during validation. One rule uses it at a time; not thread-safe.</summary>
public sealed class RecordContext
{
    /// <summary>
    /// The key of this context in <c>RootContextData</c> of FluentValidation's validation context. Rules read it with <c>GetRecord()</c> of
    /// the package Qlower.Loaders.FluentValidation.
    /// </summary>
    public const string RootContextKey = "Qlower.Loaders.RecordContext";

    private readonly List<RecordFinding> _findings = [];

    /// <summary>Initialises the context of a record of a load.</summary>
    public RecordContext(IFormatRecord record, LoadContext load, string? parentId = null, string? clientEmail = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(load);
        Record = record;
        Load = load;
        ParentId = parentId;
        ClientEmail = clientEmail;
    }

    /// <summary>The record as sent.</summary>
    public IFormatRecord Record { get; }

    /// <summary>The load that contains the record.</summary>
    public LoadContext Load { get; }

    /// <summary>External id of the record that it is nested in; <see langword="null"/> for a record of a top-level section.</summary>
    public string? ParentId { get; }

    /// <summary>Email of the client that owns it; <see langword="null"/> in a flat file.</summary>
    public string? ClientEmail { get; }

    /// <summary>The findings reported so far, in order.</summary>
    public IReadOnlyList<RecordFinding> Findings => _findings;

    /// <summary>Whether a finding of severity error was reported.</summary>
    public bool IsRejected { get; private set; }

    /// <summary>Reports a finding; an error rejects the record.</summary>
    public void Report(RecordFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        _findings.Add(finding);
        IsRejected |= finding.Severity == FindingSeverity.Error;
    }
}
