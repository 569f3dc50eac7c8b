using Microsoft.Data.Sqlite;

namespace Qlower.Loaders.Sqlite.Storage;

/// <summary>
/// One component's tables in a database: made or upgraded before the first use, with failures told as the component's contract wants.
/// Thread-safe.
/// </summary>
internal sealed class SqliteTables(SqliteDatabase database, SqliteSchema schema, Func<string, Exception, LoaderException> failure)
{
    private volatile bool _isReady;

    public async Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        try
        {
            await EnsureAsync(cancellationToken).ConfigureAwait(false);
            return await database.WriteAsync(work, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception cause) when (IsFailure(cause))
        {
            throw Failed(cause);
        }
    }

    public async Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        try
        {
            await EnsureAsync(cancellationToken).ConfigureAwait(false);
            return await database.ReadAsync(read, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception cause) when (IsFailure(cause))
        {
            throw Failed(cause);
        }
    }

    public async Task<bool> TruncateLogAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await database.TruncateLogAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception cause) when (IsFailure(cause))
        {
            throw Failed(cause);
        }
    }

    private static bool IsFailure(Exception cause) => cause is SqliteException or IOException or UnauthorizedAccessException;

    private LoaderException Failed(Exception cause)
    {
        // The texts of SQLite and of the file system may hold values and paths: only the code is told.
        var reason = cause is SqliteException sqlite
            ? $"SQLite error {sqlite.SqliteErrorCode}, extended {sqlite.SqliteExtendedErrorCode}: {Meaning(sqlite.SqliteErrorCode)}"
            : "the file cannot be reached";
        return failure($"The SQLite {schema.Component} tables cannot be used ({reason}).", cause);
    }

    private static string Meaning(int code) => code switch
    {
        5 or 6 => "another process kept the file locked",
        8 => "the file is read-only",
        10 => "the disk failed",
        11 => "the file is damaged",
        13 => "the disk is full",
        14 => "the file cannot be opened",
        19 => "a constraint is not met",
        26 => "the file is not a database",
        _ => "see SQLite's list of result codes",
    };

    private async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (_isReady)
        {
            return;
        }

        await database.WriteAsync(
            session =>
            {
                schema.Upgrade(session);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        _isReady = true;
    }
}
