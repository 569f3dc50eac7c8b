namespace Qlower.Loaders;

/// <summary>The outcomes of one staged batch after the commit of its load. Immutable.</summary>
public sealed class StagedAnswers
{
    private readonly ReadOnlyMemory<byte> _outcomes;

    /// <summary>Initialises the answers.</summary>
    /// <param name="batchId">The id of the batch.</param>
    /// <param name="outcomes">One byte a record, an <see cref="IntegrationOutcome"/>, in the order of <see cref="IntegrationBatch.Records"/>. Not copied.</param>
    public StagedAnswers(string batchId, ReadOnlyMemory<byte> outcomes)
    {
        ArgumentException.ThrowIfNullOrEmpty(batchId);
        BatchId = batchId;
        _outcomes = outcomes;
    }

    /// <summary>The id of the batch.</summary>
    public string BatchId { get; }

    /// <summary>The number of records of the batch.</summary>
    public int Records => _outcomes.Length;

    /// <summary>The outcome of a record.</summary>
    /// <param name="record">0-based position in the batch.</param>
    public IntegrationOutcome this[int record] => (IntegrationOutcome)_outcomes.Span[record];
}
