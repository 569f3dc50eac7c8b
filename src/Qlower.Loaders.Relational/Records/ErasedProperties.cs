using System.Globalization;
using Qlower.Loaders.Model;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>
/// Finds properties that were erased and not stored again, within the transaction of a batch: each property is looked up once. A property
/// that is neither stored nor erased may be stored by another system.
/// </summary>
internal sealed class ErasedProperties(SqlSession session, long partner)
{
    private readonly Dictionary<string, DateTimeOffset?> _erasedAt = new(StringComparer.Ordinal);

    /// <summary>Returns the rejection of a transaction or a document of an erased property; null for every other record.</summary>
    public IntegrationAnswer? Reject(IInternalRecord record)
    {
        var property = record switch
        {
            Transaction transaction => transaction.PropertyId,
            Document document => document.PropertyId,
            _ => null,
        };
        return property is not null && ErasedAt(property) is { } erasedAt
            ? IntegrationAnswer.Rejected(FindingOf(record is Transaction ? RecordModel.Transactions : RecordModel.Documents, property, erasedAt))
            : null;
    }

    /// <summary>The finding on a transaction or a document of an erased property.</summary>
    public static RecordFinding FindingOf(RecordModel model, string property, DateTimeOffset erasedAt) => new()
    {
        Code = RuleCodes.PropertyErased,
        Member = model == RecordModel.Transactions ? "id-prty" : "propertyId",
        Expected = erasedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        Actual = property,
    };

    private DateTimeOffset? ErasedAt(string property)
    {
        if (!_erasedAt.TryGetValue(property, out var erasedAt))
        {
            var isStored = session.Scalar("SELECT 1 FROM properties WHERE partner = $1 AND external_id = $2", partner, property) is not null;
            erasedAt = isStored ? null : LastErasure(property);
            _erasedAt.Add(property, erasedAt);
        }

        return erasedAt;
    }

    private DateTimeOffset? LastErasure(string property)
    {
        using var row = session.Query("SELECT max(erased_at) FROM erasures WHERE partner = $1 AND external_id = $2", partner, property);
        return row.Read() ? row.OptionalInstant(0) : null;
    }
}
