using Npgsql;

namespace Qlower.Loaders.CrashPoints.Tests.Stores;

/// <summary>Copies a schema that nothing uses: tables with their rows, keys and sequences, then foreign keys and views.</summary>
internal static class PostgreSqlSchemaCopy
{
    /// <summary>
    /// Definitions of constraints and views name no schema that is in the search path: they are read with the one path and run with the other.
    /// </summary>
    private const string Copy = """
        DO $copy$
        DECLARE
            item record;
            made text[] := '{}';
            statement text;
        BEGIN
            PERFORM set_config('search_path', '{from}', true);
            FOR item IN SELECT oid, relname FROM pg_class WHERE relnamespace = '{from}'::regnamespace AND relkind = 'r' ORDER BY oid LOOP
                EXECUTE format('CREATE TABLE {to}.%1$I (LIKE {from}.%1$I INCLUDING ALL)', item.relname);
                EXECUTE format('INSERT INTO {to}.%1$I OVERRIDING SYSTEM VALUE SELECT * FROM {from}.%1$I', item.relname);
                IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = item.oid AND attname = 'seq' AND attidentity <> '') THEN
                    EXECUTE format('SELECT setval(pg_get_serial_sequence(''{to}.%1$I'', ''seq''), coalesce(max(seq), 0) + 1, false) FROM {to}.%1$I', item.relname);
                END IF;
            END LOOP;
            FOR item IN SELECT conrelid::regclass::text AS owner, conname, pg_get_constraintdef(oid) AS definition
                FROM pg_constraint WHERE connamespace = '{from}'::regnamespace AND contype = 'f' LOOP
                made := made || format('ALTER TABLE %s ADD CONSTRAINT %I %s', item.owner, item.conname, item.definition);
            END LOOP;
            FOR item IN SELECT oid, relname FROM pg_class WHERE relnamespace = '{from}'::regnamespace AND relkind = 'v' ORDER BY oid LOOP
                made := made || format('CREATE VIEW %I AS %s', item.relname, pg_get_viewdef(item.oid));
            END LOOP;
            PERFORM set_config('search_path', '{to}', true);
            FOREACH statement IN ARRAY made LOOP
                EXECUTE statement;
            END LOOP;
        END
        $copy$
        """;

    public static async Task CopyAsync(NpgsqlConnection connection, string from, string to)
    {
        var sql = Copy.Replace("{from}", from, StringComparison.Ordinal).Replace("{to}", to, StringComparison.Ordinal);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
