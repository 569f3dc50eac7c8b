using System.Globalization;
using Qlower.Loaders.Model;

namespace Qlower.Loaders.Integration;

/// <summary>
/// Stores records in the memory of the process: for hosts without a store and for tests. It answers as a relational integrator does
/// and loses everything when the process ends. It accepts every model. Thread-safe; the records that it returns are the instances that
/// it received.
/// </summary>
public sealed partial class InMemoryIntegrator : IIntegrator, IRecordLookup
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Partner, RecordModel Model, string ExternalId), Entry> _records = [];
    private readonly Dictionary<(string Partner, string PropertyId), HashSet<(RecordModel Model, string ExternalId)>> _ofProperty = [];
    private readonly Dictionary<(string Partner, RecordModel Model, string FoldedId), List<string>> _folded = [];
    private readonly HashSet<(string LoadId, long Offset)> _erasures = [];
    private readonly HashSet<(string LoadId, string Partner, string ExternalId)> _erasedIds = [];
    private readonly Dictionary<(string Partner, string PropertyId), DateTimeOffset> _erasedAt = [];
    private readonly TimeProvider _time;

    /// <summary>An empty store.</summary>
    /// <param name="name">The integrator's name; not empty.</param>
    /// <param name="time">The clock of the audit of erasures; the system's when it is <see langword="null"/>.</param>
    public InMemoryIntegrator(string name = "memory", TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        _time = time ?? TimeProvider.System;
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public bool Accepts(RecordModel model) => Enum.IsDefined(model);

    /// <inheritdoc />
    public Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(IntegrationBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<IReadOnlyList<IntegrationAnswer>>(cancellationToken);
        }

        EnsureErasable(batch);
        lock (_gate)
        {
            var answers = new IntegrationAnswer[batch.Records.Count];
            for (var i = 0; i < answers.Length; i++)
            {
                var record = batch.Records[i];
                answers[i] = record.IsErasure ? Erase(batch, record) : Store(batch, record);
            }

            return Task.FromResult<IReadOnlyList<IntegrationAnswer>>(answers);
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, StoredRecord>> FindAsync(
        string partner, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partner);
        ArgumentNullException.ThrowIfNull(externalIds);
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<IReadOnlyDictionary<string, StoredRecord>>(cancellationToken);
        }

        var found = new Dictionary<string, StoredRecord>(StringComparer.Ordinal);
        lock (_gate)
        {
            foreach (var id in externalIds)
            {
                if (_records.TryGetValue((partner, model, id), out var entry))
                {
                    found[id] = new StoredRecord(entry.LoadId, ClientOf(entry.Record));
                }
            }
        }

        return Task.FromResult<IReadOnlyDictionary<string, StoredRecord>>(found);
    }

    /// <summary>The stored records of a partner and a model, by external id in ordinal order; a copy of the list, not of the records.</summary>
    public IReadOnlyList<IInternalRecord> GetRecords(string partner, RecordModel model)
    {
        ArgumentNullException.ThrowIfNull(partner);
        lock (_gate)
        {
            return _records.Where(record => record.Key.Partner == partner && record.Key.Model == model)
                .OrderBy(record => record.Key.ExternalId, StringComparer.Ordinal)
                .Select(record => record.Value.Record)
                .ToArray();
        }
    }

    private static void EnsureErasable(IntegrationBatch batch)
    {
        if (batch.Model != RecordModel.Properties && batch.Records.Any(record => record.IsErasure))
        {
            throw new ArgumentException($"Only properties are erased, not {batch.Model.ToWireName()}.", nameof(batch));
        }
    }

    private static string? ClientOf(IInternalRecord record) => record switch
    {
        Declarant declarant => declarant.ClientEmail,
        Property property => property.ClientEmail,
        Associate associate => associate.ClientEmail,
        Transaction transaction => transaction.ClientEmail,
        Document document => document.ClientEmail,
        _ => null,
    };

    private static string? PropertyOf(IInternalRecord record) => record switch
    {
        Transaction transaction => transaction.PropertyId,
        Document document => document.PropertyId,
        _ => null,
    };

    private static IntegrationAnswer Duplicate(RecordModel model) => IntegrationAnswer.Rejected(
        new RecordFinding { Code = RuleCodes.DuplicateId, Member = model == RecordModel.Clients ? "email" : "id" });

    private static IntegrationAnswer Erased(RecordModel model, string property, DateTimeOffset erasedAt) => IntegrationAnswer.Rejected(
        new RecordFinding
        {
            Code = RuleCodes.PropertyErased,
            Member = model == RecordModel.Transactions ? "id-prty" : "propertyId",
            Expected = erasedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            Actual = property,
        });

    private IntegrationAnswer Store(IntegrationBatch batch, IntegrationRecord record)
    {
        var (partner, loadId) = (batch.Load.Partner, batch.Load.LoadId);
        if (batch.Model == RecordModel.Properties && _erasedIds.Contains((loadId, partner, record.ExternalId)))
        {
            return Duplicate(batch.Model);
        }

        if (PropertyOf(record.Record!) is { } owner && ErasedAt(partner, owner) is { } erasedAt)
        {
            return Erased(batch.Model, owner, erasedAt);
        }

        var entry = new Entry(record.Record!, loadId, record.Offset);
        if (_records.TryAdd((partner, batch.Model, record.ExternalId), entry))
        {
            AddFolded(partner, batch.Model, record.ExternalId);
            if (PropertyOf(entry.Record) is { } property)
            {
                if (!_ofProperty.TryGetValue((partner, property), out var children))
                {
                    _ofProperty.Add((partner, property), children = []);
                }

                children.Add((batch.Model, record.ExternalId));
            }

            return Remark(batch, record, IntegrationAnswer.Integrated);
        }

        var known = _records[(partner, batch.Model, record.ExternalId)];
        return known.LoadId != loadId ? Remark(batch, record, IntegrationAnswer.AlreadyKnown)
            : known.Offset == record.Offset ? Remark(batch, record, IntegrationAnswer.Integrated)
            : Duplicate(batch.Model);
    }

    /// <summary>When a property that is not stored was erased; null when it is stored or was not erased.</summary>
    private DateTimeOffset? ErasedAt(string partner, string property) =>
        !_records.ContainsKey((partner, RecordModel.Properties, property)) && _erasedAt.TryGetValue((partner, property), out var erasedAt) ? erasedAt : null;

    private IntegrationAnswer Erase(IntegrationBatch batch, IntegrationRecord record)
    {
        var (partner, loadId) = (batch.Load.Partner, batch.Load.LoadId);
        if (_records.TryGetValue((partner, RecordModel.Properties, record.ExternalId), out var entry) && entry.LoadId == loadId)
        {
            return Duplicate(batch.Model);
        }

        if (_erasures.Contains((loadId, record.Offset)))
        {
            return IntegrationAnswer.Integrated;
        }

        var isErased = Remove(partner, RecordModel.Properties, record.ExternalId);
        if (_ofProperty.Remove((partner, record.ExternalId), out var children))
        {
            foreach (var (model, externalId) in children)
            {
                isErased |= Remove(partner, model, externalId);
            }
        }

        if (!isErased)
        {
            return IntegrationAnswer.AlreadyKnownWith(
                new RecordFinding { Code = RuleCodes.NothingToErase, Severity = FindingSeverity.Information, Member = "remove" });
        }

        _erasures.Add((loadId, record.Offset));
        _erasedIds.Add((loadId, partner, record.ExternalId));
        _erasedAt[(partner, record.ExternalId)] = _time.GetUtcNow();
        return IntegrationAnswer.Integrated;
    }

    private sealed record Entry(IInternalRecord Record, string LoadId, long Offset);
}
