namespace Qlower.Loaders.Relational.Records;

/// <summary>
/// Ends the transaction of a commit that must not happen. A savepoint would retain the pages that the commit changed; the end of the
/// transaction only drops them.
/// </summary>
internal sealed class StagedRefusalException(StagedCommit refusal) : Exception
{
    public StagedCommit Refusal { get; } = refusal;
}
