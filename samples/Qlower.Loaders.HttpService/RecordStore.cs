using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Qlower.Loaders.HttpService;

/// <summary>
/// The records in SQLite. A batch is stored in one transaction with its answers, so that a repeated batch has the same answers, and one of which the service was
/// killed before it answered is stored as a whole or not at all.
/// </summary>
internal sealed class RecordStore
{
    private const string Schema = """
        PRAGMA journal_mode = wal;
        CREATE TABLE IF NOT EXISTS records (
            partner TEXT NOT NULL, model TEXT NOT NULL, external_id TEXT NOT NULL, load_id TEXT NOT NULL, source_offset INTEGER NOT NULL,
            property_id TEXT, client_email TEXT, record TEXT NOT NULL, PRIMARY KEY (partner, model, external_id)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS records_of_property ON records (partner, property_id);
        CREATE TABLE IF NOT EXISTS erasures (
            partner TEXT NOT NULL, external_id TEXT NOT NULL, load_id TEXT NOT NULL, source_offset INTEGER NOT NULL, erased_at TEXT NOT NULL,
            PRIMARY KEY (partner, external_id, load_id, source_offset)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS batches (id TEXT PRIMARY KEY, hash BLOB NOT NULL, answers TEXT NOT NULL) WITHOUT ROWID;
        """;

    private readonly string _connection;

    public RecordStore(string path)
    {
        _connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();
        using var session = new StoreSession(_connection);
        session.Execute(Schema);
    }

    public IReadOnlyList<Answer> Integrate(Batch batch)
    {
        using var session = new StoreSession(_connection);
        using var transaction = session.Begin();
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(batch));
        var stored = session.Read("SELECT answers FROM batches WHERE id = $1 AND hash = $2", row => row.GetString(0), batch.BatchId, hash);
        if (stored.Count > 0)
        {
            return JsonSerializer.Deserialize<Answer[]>(stored[0])!;
        }

        Answer[] answers = [.. batch.Records.Select(record => record.Erase ? Erase(session, batch, record) : Store(session, batch, record))];
        session.Execute("INSERT OR REPLACE INTO batches (id, hash, answers) VALUES ($1, $2, $3)", batch.BatchId, hash, JsonSerializer.Serialize(answers));
        transaction.Commit();
        return answers;
    }

    public IReadOnlyList<FoundRecord> Find(Lookup lookup)
    {
        using var session = new StoreSession(_connection);
        return
        [
            .. lookup.ExternalIds.SelectMany(id => session.Read(
                "SELECT load_id, client_email FROM records WHERE partner = $1 AND model = $2 AND external_id = $3",
                row => new FoundRecord(id, row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)),
                lookup.Partner,
                lookup.Model,
                id)),
        ];
    }

    public IReadOnlyList<RecordCount> Count()
    {
        using var session = new StoreSession(_connection);
        return session.Read(
            "SELECT partner, model, count(*) FROM records GROUP BY partner, model ORDER BY partner, model",
            row => new RecordCount(row.GetString(0), row.GetString(1), row.GetInt64(2)));
    }

    private static Answer Store(StoreSession session, Batch batch, BatchRecord record)
    {
        var property = Text(record, "propertyId");
        if (ErasedAt(session, batch, property) is { } erasedAt)
        {
            return new Answer(record.ExternalId, "rejected")
            {
                Code = "QLW4002",
                Member = batch.Model == "transactions" ? "id-prty" : "propertyId",
                Expected = erasedAt,
                Actual = property,
            };
        }

        if (Text(record, "currency") is { } currency and not "EUR")
        {
            // A rule of this service: its code and message are in the partner's report.
            return new Answer(record.ExternalId, "rejected") { Code = "CURRENCY", Member = "currency", Message = "This ledger keeps euros only.", Expected = "EUR", Actual = currency };
        }

        var known = session.Read(
            "SELECT load_id, source_offset FROM records WHERE partner = $1 AND model = $2 AND external_id = $3",
            row => (Load: row.GetString(0), Offset: row.GetInt64(1)),
            batch.Partner,
            batch.Model,
            record.ExternalId);
        if (known.Count > 0)
        {
            return known[0].Load != batch.LoadId ? new Answer(record.ExternalId, "alreadyKnown")
                : known[0].Offset == record.Offset ? new Answer(record.ExternalId, "integrated")
                : new Answer(record.ExternalId, "rejected") { Code = "QLW2001", Member = batch.Model == "clients" ? "email" : "id" };
        }

        session.Execute(
            "INSERT INTO records (partner, model, external_id, load_id, source_offset, property_id, client_email, record) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            batch.Partner,
            batch.Model,
            record.ExternalId,
            batch.LoadId,
            record.Offset,
            property,
            Text(record, "clientEmail"),
            record.Record!.Value.GetRawText());
        return new Answer(record.ExternalId, "integrated");
    }

    private static Answer Erase(StoreSession session, Batch batch, BatchRecord record)
    {
        var same = session.Read(
            "SELECT 1 FROM erasures WHERE partner = $1 AND external_id = $2 AND load_id = $3 AND source_offset = $4",
            row => true,
            batch.Partner,
            record.ExternalId,
            batch.LoadId,
            record.Offset);
        if (same.Count > 0)
        {
            return new Answer(record.ExternalId, "integrated");
        }

        var erased = session.Execute(
            "DELETE FROM records WHERE partner = $1 AND ((model = 'properties' AND external_id = $2) OR property_id = $2)", batch.Partner, record.ExternalId);
        if (erased == 0)
        {
            return new Answer(record.ExternalId, "alreadyKnown") { Code = "QLW5001", Member = "remove" };
        }

        session.Execute(
            "INSERT INTO erasures (partner, external_id, load_id, source_offset, erased_at) VALUES ($1, $2, $3, $4, $5)",
            batch.Partner,
            record.ExternalId,
            batch.LoadId,
            record.Offset,
            TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        return new Answer(record.ExternalId, "integrated");
    }

    /// <summary>When the property of a transaction or document was erased; null when it is stored, or never was.</summary>
    private static string? ErasedAt(StoreSession session, Batch batch, string? property) => property is null ? null : session.Read(
        """
        SELECT max(erased_at) FROM erasures WHERE partner = $1 AND external_id = $2
        AND NOT EXISTS (SELECT 1 FROM records WHERE partner = $1 AND model = 'properties' AND external_id = $2)
        """,
        row => row.IsDBNull(0) ? null : row.GetString(0),
        batch.Partner,
        property)[0];

    private static string? Text(BatchRecord record, string member) =>
        record.Record is { } fields && fields.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
