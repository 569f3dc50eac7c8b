namespace Qlower.Loaders.Testing.RulePacks;

/// <summary>A finding of a run, with its texts. Immutable.</summary>
public sealed class RulePackFinding
{
    internal RulePackFinding(Finding finding, string french, string english) => (Finding, French, English) = (finding, french, english);

    /// <summary>The finding: its position, its values, and the record that it is about.</summary>
    public Finding Finding { get; }

    /// <summary>The rule's code.</summary>
    public string Code => Finding.Code;

    /// <summary>The severity.</summary>
    public FindingSeverity Severity => Finding.Severity;

    /// <summary>RFC 6901 pointer of the value in the file; empty for the root.</summary>
    public string Pointer => Finding.Pointer;

    /// <summary>The text of a report in French; not empty.</summary>
    public string French { get; }

    /// <summary>The text of a report in English; not empty.</summary>
    public string English { get; }

    /// <summary>Returns code, severity and pointer, such as <c>AZUR2001 Error /transactions/0/ref</c>.</summary>
    public override string ToString() => $"{Code} {Severity} {Pointer}";
}
