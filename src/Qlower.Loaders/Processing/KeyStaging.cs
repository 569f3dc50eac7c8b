using Qlower.Loaders.Parts;

namespace Qlower.Loaders.Processing;

/// <summary>
/// Stages the keys that accepted records store or erase during a dry run, and rejects records whose key another record of the load has. An id
/// may be erased twice; one that is both erased and stored is a duplicate. Thread-safe.
/// </summary>
internal sealed class KeyStaging(ILoadProgress progress)
{
    public async Task RunAsync(PartBatch batch, CancellationToken cancellationToken)
    {
        var staged = batch.Items.FindAll(item => !item.IsRejected);
        if (staged.Count == 0)
        {
            return;
        }

        var keys = staged.ConvertAll(item => new StagedKey(item.Sent.Model, item.Sent.ExternalId, item.Raw.Start.Offset, item.ClientEmail, item.IsErasure));
        var duplicates = await progress.StageKeysAsync(batch.Lease, keys, cancellationToken).ConfigureAwait(false);
        foreach (var item in staged.Where(item => duplicates.Contains(item.Raw.Start.Offset)))
        {
            item.IsRejected = true;
            batch.Findings.Add(item, new RecordFinding { Code = RuleCodes.DuplicateId, Member = item.Sent.Model == RecordModel.Clients ? "email" : "id", Actual = item.Sent.ExternalId });
        }
    }
}
