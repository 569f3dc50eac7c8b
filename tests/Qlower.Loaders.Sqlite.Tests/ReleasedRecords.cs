using System.Globalization;
using Qlower.Loaders.Sqlite.Storage;

namespace Qlower.Loaders.Sqlite.Tests;

/// <summary>Rows as version 1 of the records' tables stored them.</summary>
internal static class ReleasedRecords
{
    /// <summary>Amounts with cents, below 1, and beyond what an integer in millionths contains.</summary>
    private const string Amounts = """
        CASE number % 5 WHEN 0 THEN '-0.' || substr('000000' || number, -6) WHEN 1 THEN number || '.05' WHEN 2 THEN '-' || number WHEN 3 THEN '0.1234567'
            ELSE '999999999999.' || substr('000000' || number, -6) END
        """;

    /// <summary>Fills a file with transactions of ten partners, each from a hundred loads, and with a property for every hundredth transaction.</summary>
    public static Task FillAsync(SqliteDatabase database, int transactions) =>
        database.WriteAsync(
            session =>
            {
                session.Run("INSERT INTO ledger (only, id) VALUES (1, '0123456789abcdef0123456789abcdef')");
                session.Run(Transactions(transactions).Replace("{amount}", Amounts, StringComparison.Ordinal));
                session.Run(Properties);
                return true;
            },
            CancellationToken.None);

    /// <summary>The statement that adds transactions; <c>{amount}</c> is to be replaced.</summary>
    public static string Transactions(int count) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < {{count}})
        INSERT INTO transactions (partner, external_id, load_id, source_offset, stored_at, changes, property_id, execution_date, fiscal_year, amount, direction,
            currency, purpose, category, reference)
        SELECT 'partner-' || (number % 10), CASE number % 7 WHEN 0 THEN 'T-' ELSE 't-' END || number, printf('%032x', number % 1000), number * 100,
            '2026-03-01T08:00:00.0000000Z', CASE number % 50 WHEN 0 THEN '[{"member":"Reference","before":" a","after":"a","rule":"trimmed"}]' END,
            'P-' || (number / 100), '2026-02-01', 2026, {amount}, 'credit', 'EUR', 'LOYER', 'RENT', 'Loyer de février ' || number
        FROM numbers
        """);

    private const string Properties = """
        INSERT INTO properties (partner, external_id, load_id, source_offset, stored_at, description, is_furnished, building_number, street, town, post_code,
            country, owner_last_name, owner_first_name, owner_email, acquisition_date, area, cost_price, tax_regime, is_dismembered)
        SELECT partner, property_id, load_id, source_offset, stored_at, 'Deux pièces', 1, '12', 'rue de France', 'Nice', '06000', 'FR', 'Rossi', 'Elena',
            'elena@example.fr', '2018-04-02', '42.5', amount, '5', 0
        FROM transactions WHERE seq % 100 = 0
        """;
}
