namespace Qlower.Loaders.Ledger;

/// <summary>The answers of one integrator on the records of one part. Immutable.</summary>
public sealed class IntegratorAnswers
{
    private const byte NotSent = 0;

    private readonly ReadOnlyMemory<byte> _answers;

    /// <summary>Restores answers from their stored form.</summary>
    /// <param name="integrator">The integrator's name.</param>
    /// <param name="answers">One byte a record: an <see cref="IntegrationOutcome"/>, or 0 for a record that was not sent. Not copied.</param>
    public IntegratorAnswers(string integrator, ReadOnlyMemory<byte> answers)
    {
        ArgumentException.ThrowIfNullOrEmpty(integrator);
        Integrator = integrator;
        _answers = answers;
    }

    /// <summary>The integrator's name; not empty.</summary>
    public string Integrator { get; }

    /// <summary>The number of records of the part.</summary>
    public int Records => _answers.Length;

    /// <summary>The stored form: one byte a record, an <see cref="IntegrationOutcome"/>, or 0 for a record that was not sent.</summary>
    public ReadOnlyMemory<byte> Bytes => _answers;

    /// <summary>The answer on a record; <see langword="null"/> when it was rejected before and not sent.</summary>
    /// <param name="record">0-based position in the part.</param>
    public IntegrationOutcome? this[int record] =>
        _answers.Span[record] is var answer and not NotSent ? (IntegrationOutcome)answer : null;

    /// <summary>Returns the numbers of the integrator: a record that was not sent counts as rejected.</summary>
    public LoadCounts Count()
    {
        var integrated = _answers.Span.Count((byte)IntegrationOutcome.Integrated);
        var known = _answers.Span.Count((byte)IntegrationOutcome.AlreadyKnown);
        return new LoadCounts(Records, integrated, known, Records - integrated - known);
    }
}
