using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>
/// Erases properties within the transaction of a batch. An id that one file both erases and sends is a duplicate in that file: the
/// first of the two counts, so that a repeated batch can neither restore what it erased nor erase what it stored.
/// </summary>
internal sealed class ErasureTable(SqlSession session, RecordModel model, BatchKeys keys, DateTimeOffset now)
{
    private bool? _hasErasures;

    /// <summary>Whether this load erased a property, and the batch is one of properties.</summary>
    public bool HasErasures => model == RecordModel.Properties
        && (_hasErasures ??= session.Scalar("SELECT 1 FROM erasures WHERE load = $1 LIMIT 1", keys.Load) is not null);

    /// <summary>Whether this load erased a property with this external id.</summary>
    public bool HasErased(string externalId)
    {
        return HasErasures
            && session.Scalar(
                "SELECT 1 FROM erasures WHERE load = $1 AND partner = $2 AND external_id = $3 LIMIT 1", keys.Load, keys.Partner, externalId) is not null;
    }

    /// <summary>Erases a property with its transactions and documents, and leaves the audit line.</summary>
    public IntegrationAnswer Erase(IntegrationRecord record)
    {
        if (model != RecordModel.Properties)
        {
            throw new ArgumentException($"Only properties are erased, not {model.ToWireName()}.", nameof(record));
        }

        var (partner, load, id) = (keys.Partner, keys.Load, record.ExternalId);
        if (session.Scalar("SELECT load FROM properties WHERE partner = $1 AND external_id = $2", partner, id) is long storedBy && storedBy == load)
        {
            return DuplicateId.Of(model);
        }

        if (session.Scalar("SELECT 1 FROM erasures WHERE load = $1 AND source_offset = $2", load, record.Offset) is not null)
        {
            return IntegrationAnswer.Integrated;
        }

        var transactions = session.Execute("DELETE FROM transactions WHERE partner = $1 AND property_id = $2", partner, id);
        var documents = session.Execute("DELETE FROM documents WHERE partner = $1 AND property_id = $2", partner, id);
        var properties = session.Execute("DELETE FROM properties WHERE partner = $1 AND external_id = $2", partner, id);
        if (properties + documents + transactions == 0)
        {
            return IntegrationAnswer.AlreadyKnownWith(
                new RecordFinding { Code = RuleCodes.NothingToErase, Severity = FindingSeverity.Information, Member = "remove" });
        }

        session.Execute(
            """
            INSERT INTO erasures (partner, model, external_id, load, source_offset, erased_at, properties, transactions, documents)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            partner,
            model.ToWireName(),
            id,
            load,
            record.Offset,
            now,
            properties,
            transactions,
            documents);
        _hasErasures = true;
        return IntegrationAnswer.Integrated;
    }
}
