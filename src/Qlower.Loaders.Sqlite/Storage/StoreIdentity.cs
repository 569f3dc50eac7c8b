using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Sqlite.Storage;

/// <summary>
/// The identity of a database file, stored in it: an id, and the number of transactions that wrote. A file with another id is another database;
/// one with a smaller number is an older copy. Used inside the transactions of one writer.
/// </summary>
/// <param name="location">The path as configured.</param>
internal sealed class StoreIdentity(string location)
{
    private static readonly SqlSchema Schema = new(
        "store",
        [
            new SqlTable
            {
                Name = "store",
                Columns = [new SqlColumn("singleton", SqlType.Integer), new SqlColumn("id"), SqlColumn.Integer("writes")],
                PrimaryKey = "singleton",
            },
        ]);

    private long _writes;
    private volatile string? _id;

    /// <summary>The id; null before the first transaction.</summary>
    public string? Id => _id;

    /// <summary>Checks the file at the start of a transaction; the first one adds the identity to a file that has none.</summary>
    /// <exception cref="StoreLostException">It is not the database that was opened before, or an older copy of it.</exception>
    public void Begin(SqlSession session)
    {
        if (_id is null)
        {
            Schema.Upgrade(session);
            session.Execute("INSERT INTO store (singleton, id, writes) VALUES (1, $1, 0) ON CONFLICT DO NOTHING", Guid.NewGuid().ToString("n"));
        }

        var (id, writes) = Read(session);
        if (_id is not null && (id != _id || writes < _writes))
        {
            throw StoreLoss.Replaced(location, id == _id);
        }
    }

    /// <summary>Counts a transaction that wrote.</summary>
    /// <returns>What to pass to <see cref="Committed"/>.</returns>
    public static (string Id, long Writes) Count(SqlSession session, bool hasWritten)
    {
        if (hasWritten)
        {
            session.Execute("UPDATE store SET writes = writes + 1");
        }

        return Read(session);
    }

    /// <summary>Remembers what a transaction left.</summary>
    public void Committed((string Id, long Writes) now)
    {
        (_writes, _id) = (now.Writes, now.Id);
    }

    /// <summary>Checks a connection that only reads, when it is opened.</summary>
    /// <exception cref="StoreLostException">It is not the database that was opened before.</exception>
    public void EnsureSame(SqlSession session)
    {
        if (_id is { } known && (session.Scalar("SELECT 1 FROM sqlite_master WHERE name = 'store'") is null || Read(session).Id != known))
        {
            throw StoreLoss.Replaced(location, isOlder: false);
        }
    }

    private static (string Id, long Writes) Read(SqlSession session)
    {
        using var row = session.Query("SELECT id, writes FROM store");
        return row.Read() ? (row.GetString(0), row.GetInt64(1)) : ("", -1);
    }
}
