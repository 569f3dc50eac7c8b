namespace Qlower.Loaders;

/// <summary>A system's answer on one record. Immutable.</summary>
public sealed class IntegrationAnswer
{
    private IntegrationAnswer(IntegrationOutcome outcome, RecordFinding? finding)
    {
        Outcome = outcome;
        Finding = finding;
    }

    /// <summary>Stored now.</summary>
    public static IntegrationAnswer Integrated { get; } = new(IntegrationOutcome.Integrated, null);

    /// <summary>Stored by an earlier load.</summary>
    public static IntegrationAnswer AlreadyKnown { get; } = new(IntegrationOutcome.AlreadyKnown, null);

    /// <summary>The outcome.</summary>
    public IntegrationOutcome Outcome { get; }

    /// <summary>Why it was rejected, or something worth knowing; <see langword="null"/> when there is nothing to tell.</summary>
    public RecordFinding? Finding { get; }

    /// <summary>Refused, with the reason.</summary>
    public static IntegrationAnswer Rejected(RecordFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new IntegrationAnswer(IntegrationOutcome.Rejected, finding);
    }

    /// <summary>Already known, with something worth knowing.</summary>
    public static IntegrationAnswer AlreadyKnownWith(RecordFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new IntegrationAnswer(IntegrationOutcome.AlreadyKnown, finding);
    }
}
