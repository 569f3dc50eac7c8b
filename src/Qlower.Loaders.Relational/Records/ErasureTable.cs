using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>
/// Erases properties within the transaction of a batch. An id that one file both erases and sends is a duplicate in that file: the
/// first of the two counts, so that a repeated batch can neither restore what it erased nor erase what it stored.
/// </summary>
internal sealed class ErasureTable(SqlSession session, IntegrationBatch batch, string now)
{
    private bool? _hasErasures;

    /// <summary>Whether this load erased a property with this external id.</summary>
    public bool HasErased(string externalId)
    {
        if (batch.Model != RecordModel.Properties)
        {
            return false;
        }

        _hasErasures ??= session.Scalar("SELECT 1 FROM erasures WHERE load_id = $1 LIMIT 1", batch.Load.LoadId) is not null;
        return _hasErasures.Value
            && session.Scalar(
                "SELECT 1 FROM erasures WHERE load_id = $1 AND partner = $2 AND external_id = $3 LIMIT 1",
                batch.Load.LoadId,
                batch.Load.Partner,
                externalId) is not null;
    }

    /// <summary>Erases a property with its transactions and documents, and leaves the audit line.</summary>
    public IntegrationAnswer Erase(IntegrationRecord record)
    {
        if (batch.Model != RecordModel.Properties)
        {
            throw new ArgumentException($"Only properties are erased, not {batch.Model.ToWireName()}.", nameof(record));
        }

        var (partner, loadId, id) = (batch.Load.Partner, batch.Load.LoadId, record.ExternalId);
        if (session.Scalar("SELECT load_id FROM properties WHERE partner = $1 AND external_id = $2", partner, id) is string storedBy
            && storedBy == loadId)
        {
            return DuplicateId.Of(batch.Model);
        }

        if (session.Scalar("SELECT 1 FROM erasures WHERE load_id = $1 AND source_offset = $2", loadId, record.Offset) is not null)
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
            INSERT INTO erasures (partner, model, external_id, load_id, source_offset, erased_at, properties, transactions, documents)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            partner,
            batch.Model.ToWireName(),
            id,
            loadId,
            record.Offset,
            now,
            properties,
            transactions,
            documents);
        _hasErasures = true;
        return IntegrationAnswer.Integrated;
    }
}
