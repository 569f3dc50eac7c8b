namespace Qlower.Loaders.Http.Wire;

/// <summary>What a service answers to a batch.</summary>
internal sealed class BatchAnswers
{
    public IReadOnlyList<RecordAnswer?>? Answers { get; init; }
}
