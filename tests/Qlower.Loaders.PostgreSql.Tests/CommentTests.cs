using Qlower.Loaders.PostgreSql.Ledger;
using Qlower.Loaders.PostgreSql.Records;

namespace Qlower.Loaders.PostgreSql.Tests;

[Category(TestServers.QuickRun.Servers)]
public sealed class CommentTests
{
    [Test]
    public async Task FirstUse_EveryTableViewAndColumn_HasAComment()
    {
        using var store = await TemporaryStore.CreateAsync();
        var database = store.Open();
        var ledger = new PostgreSqlLoadLedger(database, TimeProvider.System);
        await ledger.GetIdAsync();
        await ledger.RegisterStoreAsync("postgresql", "1");
        await new PostgreSqlIntegrator(database, TimeProvider.System, "postgresql").FindAsync("acme", RecordModel.Properties, ["p"]);

        var comments = await database.ReadAsync(
            session =>
            {
                var found = new Dictionary<string, string>();
                using var rows = session.Query(
                    """
                    SELECT c.relname::text || coalesce('.' || a.attname::text, ''),
                        coalesce(CASE WHEN a.attname IS NULL THEN obj_description(c.oid, 'pg_class') ELSE col_description(c.oid, a.attnum) END, '')
                    FROM pg_class c
                        CROSS JOIN LATERAL (
                            SELECT NULL::name AS attname, 0::smallint AS attnum
                            UNION ALL SELECT attname, attnum FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0) a
                    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'v')
                    """);
                while (rows.Read())
                {
                    found.Add(rows.GetString(0), rows.GetString(1));
                }

                return found;
            },
            false,
            CancellationToken.None);

        Assert.That(comments.Where(comment => comment.Value.Length == 0).Select(comment => comment.Key), Is.Empty);
        Assert.That(comments, Has.Count.GreaterThan(400));
        Assert.That(comments["balances_view.balance"], Is.EqualTo("The credits and debits added up."));
    }
}
