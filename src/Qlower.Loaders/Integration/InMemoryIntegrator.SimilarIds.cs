namespace Qlower.Loaders.Integration;

public sealed partial class InMemoryIntegrator
{
    private void AddFolded(string partner, RecordModel model, string externalId)
    {
        var key = (partner, model, FoldedId.Of(externalId));
        if (!_folded.TryGetValue(key, out var ids))
        {
            _folded.Add(key, ids = []);
        }

        ids.Add(externalId);
    }

    private bool Remove(string partner, RecordModel model, string externalId)
    {
        if (!_records.Remove((partner, model, externalId)))
        {
            return false;
        }

        var key = (partner, model, FoldedId.Of(externalId));
        _folded[key].Remove(externalId);
        if (_folded[key].Count == 0)
        {
            _folded.Remove(key);
        }

        return true;
    }

    /// <summary>Adds a warning that names another id with the same folded id, where one was stored before: by an earlier load, or from a place before.</summary>
    private IntegrationAnswer Remark(IntegrationBatch batch, IntegrationRecord record, IntegrationAnswer answer)
    {
        var partner = batch.Load.Partner;
        var other = _folded[(partner, batch.Model, FoldedId.Of(record.ExternalId))].Find(
            id => id != record.ExternalId
                && _records[(partner, batch.Model, id)] is var stored
                && (stored.LoadId != batch.Load.LoadId || stored.Offset < record.Offset));
        return other is null ? answer : answer.With(FoldedId.CreateWarning(batch.Model, other));
    }
}
