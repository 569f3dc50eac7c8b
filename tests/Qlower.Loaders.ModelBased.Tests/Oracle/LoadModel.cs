using Qlower.Loaders.ModelBased.Tests.Files;

namespace Qlower.Loaders.ModelBased.Tests.Oracle;

/// <summary>
/// The model of one load: what it does to the store of its partner when no other load of the partner runs. It is written from the
/// guarantees to partners (docs/how-a-load-goes.md), without regard to how the loaders work.
/// </summary>
internal sealed class LoadModel
{
    private readonly string _load;
    private readonly PartnerStore _store;
    private readonly IReadOnlyList<ModelRecord> _records;
    private readonly HashSet<string> _erased = new(StringComparer.Ordinal);

    private LoadModel(PartnerStore before, SentFile file, string load)
    {
        (_load, _store, _records) = (load, before.Clone(), ModelRecord.Of(file));
    }

    /// <summary>Returns the outcome of a file for a store, which it does not change.</summary>
    /// <param name="before">The rows of the partner before the load.</param>
    /// <param name="file">The file.</param>
    /// <param name="load">The id of the load.</param>
    public static Prediction Predict(PartnerStore before, SentFile file, string load)
    {
        var refused = new Prediction(LoadStatus.Error, new Dictionary<RecordModel, LoadCounts>(), before);
        if (file.Damage != Damage.None)
        {
            return refused;
        }

        var model = new LoadModel(before, file, load);
        model.Run();
        return file.Partner.IsAllOrNothing && (model.Contradicts() || model._records.Any(record => record.IsRejected)) ? refused : model.Result();
    }

    private void Run()
    {
        foreach (var record in Enum.GetValues<RecordModel>().SelectMany(model => _records.Where(record => record.Sent.Model == model)))
        {
            record.Outcome = IsRejected(record) ? IntegrationOutcome.Rejected : record.Sent.IsErasure ? Erase(record) : Store(record);
        }
    }

    private bool IsRejected(ModelRecord record) =>
        record.Sent.IsInvalid
        || record.Client is { IsRejected: true }
        || record.Parent is { IsRejected: true }
        || !IsKnown(record, RecordModel.Declarants, record.Sent.Declarant)
        || !IsKnown(record, RecordModel.Properties, record.Sent.Property)
        || (record.Sent.Model is RecordModel.Transactions or RecordModel.Documents && record.Property is { } property
            && !_store.Has(RecordModel.Properties, property) && _store.WasErased(property));

    /// <summary>Whether a reference names nothing, or a stored record that is not another client's.</summary>
    private bool IsKnown(ModelRecord record, RecordModel model, string? id) =>
        id is null || (_store.Rows.TryGetValue((model, id), out var owner) && (owner.Client is null || record.Client is null || owner.Client == record.Client.Sent.Id));

    private IntegrationOutcome Erase(ModelRecord record)
    {
        var id = record.Sent.Id;
        if (_store.Rows.TryGetValue((RecordModel.Properties, id), out var row) && row.Load == _load)
        {
            return IntegrationOutcome.Rejected;
        }

        if (_store.Erase(id, _load) is null)
        {
            return IntegrationOutcome.AlreadyKnown;
        }

        _erased.Add(id);
        return IntegrationOutcome.Integrated;
    }

    private IntegrationOutcome Store(ModelRecord record)
    {
        var (model, id) = (record.Sent.Model, record.Sent.Id);
        if (model == RecordModel.Properties && _erased.Contains(id))
        {
            return IntegrationOutcome.Rejected;
        }

        var row = new StoredRow(record.Sent.Text, record.Property, record.Declarant, record.Client?.Sent.Id, _load);
        return _store.Rows.TryAdd((model, id), row) ? IntegrationOutcome.Integrated
            : _store.Rows[(model, id)].Load == _load ? IntegrationOutcome.Rejected
            : IntegrationOutcome.AlreadyKnown;
    }

    /// <summary>Whether the file stores an id twice, or stores and erases it.</summary>
    private bool Contradicts() => _records
        .GroupBy(record => (record.Sent.Model, record.Sent.Id))
        .Any(same => same.Count() > 1 && same.Any(record => !record.Sent.IsErasure));

    private Prediction Result()
    {
        var counts = _records.GroupBy(record => record.Sent.Model).ToDictionary(
            model => model.Key,
            model => new LoadCounts(
                model.Count(),
                model.Count(record => record.Outcome == IntegrationOutcome.Integrated),
                model.Count(record => record.Outcome == IntegrationOutcome.AlreadyKnown),
                model.Count(record => record.IsRejected)));
        var status = !_records.Any(record => record.IsRejected) ? LoadStatus.Success
            : _records.All(record => record.IsRejected) ? LoadStatus.Error
            : LoadStatus.PartialSuccess;
        return new Prediction(status, counts, _store);
    }
}
