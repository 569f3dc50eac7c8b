namespace Qlower.Loaders;

/// <summary>The answer of a system for one record. Immutable.</summary>
public sealed class IntegrationAnswer
{
    private IntegrationAnswer(IntegrationOutcome outcome, RecordFinding? finding)
    {
        Outcome = outcome;
        Finding = finding;
    }

    /// <summary>The record was stored by this load.</summary>
    public static IntegrationAnswer Integrated { get; } = new(IntegrationOutcome.Integrated, null);

    /// <summary>The record was stored by an earlier load.</summary>
    public static IntegrationAnswer AlreadyKnown { get; } = new(IntegrationOutcome.AlreadyKnown, null);

    /// <summary>The outcome.</summary>
    public IntegrationOutcome Outcome { get; }

    /// <summary>The reason for a rejection, or a remark; <see langword="null"/> when there is none.</summary>
    public RecordFinding? Finding { get; }

    /// <summary>Returns an answer that rejects the record with the reason.</summary>
    public static IntegrationAnswer Rejected(RecordFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new IntegrationAnswer(IntegrationOutcome.Rejected, finding);
    }

    /// <summary>Returns an answer for a record that was stored by this load, with a remark.</summary>
    public static IntegrationAnswer IntegratedWith(RecordFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new IntegrationAnswer(IntegrationOutcome.Integrated, finding);
    }

    /// <summary>Returns an answer for a record that is already known, with a remark.</summary>
    public static IntegrationAnswer AlreadyKnownWith(RecordFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new IntegrationAnswer(IntegrationOutcome.AlreadyKnown, finding);
    }

    /// <summary>Returns an answer with the same outcome and a remark.</summary>
    /// <exception cref="InvalidOperationException">This answer rejects the record, and has a reason.</exception>
    public IntegrationAnswer With(RecordFinding remark)
    {
        ArgumentNullException.ThrowIfNull(remark);
        return Outcome == IntegrationOutcome.Rejected
            ? throw new InvalidOperationException("A rejection has a reason.")
            : new IntegrationAnswer(Outcome, remark);
    }
}
