using System.Globalization;
using Microsoft.Data.Sqlite;
using Qlower.Loaders.Relational.Sql;
using SQLitePCL;

namespace Qlower.Loaders.Sqlite.Storage;

/// <summary>
/// One database file: a connection that writes and one that reads, each used by one caller at a time. Several instances, also in
/// several processes, may share the file. A connection that failed is closed, and the next call opens a new one. Each call checks that the
/// file is the one that was opened first; a transaction that wrote checks it again before its result is returned. Thread-safe.
/// </summary>
internal sealed class SqliteDatabase(SqliteStoreOptions options) : ISqlDatabase, IDisposable
{
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromMilliseconds(500);

    /// <summary>How long disposing waits for a call. A call that has not ended is abandoned by a host that stops.</summary>
    private static readonly TimeSpan DisposeTimeout = TimeSpan.FromMilliseconds(250);

    private readonly SqliteBusyRetry _retry = new(options.BusyTimeout);
    private readonly SemaphoreSlim _writeGate = new(1, 1);
    private readonly SemaphoreSlim _readGate = new(1, 1);
    private readonly StoreIdentity _identity = new(options.Path);
    private SqlSession? _writer;
    private SqlSession? _reader;
    private bool _isDisposed;
    private bool _hasLog;

    public SqlDialect Dialect => SqliteDialect.Instance;

    public string Location => options.Path;

    public ISqlCheckpoints? Ledger { get; set; }

    /// <summary>One attempt at a lock. It blocks its thread, so that a call waits for another process by repeated attempts.</summary>
    private string BusyTimeout =>
        string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout={(long)Math.Min(options.BusyTimeout.TotalMilliseconds, LongestAttempt.TotalMilliseconds)}");

    /// <summary>A bound on the size of the file, in pages, which connections opened from now on obey: for tests of a full disk.</summary>
    internal int? MaxPageCount { get; set; }

    /// <inheritdoc />
    public async Task<T> WriteAsync<T>(Func<SqlSession, T> work, CancellationToken cancellationToken)
    {
        await _writeGate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var session = await _retry.RunAsync(Begin, cancellationToken).ConfigureAwait(false);
            var (result, hasWritten) = Write(session, work);
            if (hasWritten)
            {
                EnsurePresent(session);
            }

            return result;
        }
        catch (SqliteException)
        {
            Drop(ref _writer);
            throw;
        }
        finally
        {
            _writeGate.Release();
        }
    }

    /// <summary>Runs queries, each on the state of the database when it starts.</summary>
    public Task<T> ReadAsync<T>(Func<SqlSession, T> read, CancellationToken cancellationToken) => ReadAsync(read, false, cancellationToken);

    /// <inheritdoc />
    public async Task<T> ReadAsync<T>(Func<SqlSession, T> read, bool isSnapshot, CancellationToken cancellationToken)
    {
        await _readGate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return await _retry.RunAsync(() => Read(read, isSnapshot), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _readGate.Release();
        }
    }

    /// <inheritdoc />
    public async Task<string> GetIdAsync(CancellationToken cancellationToken)
    {
        if (_identity.Id is null)
        {
            await WriteAsync(static _ => true, cancellationToken).ConfigureAwait(false);
        }

        return await ReadAsync(_ => _identity.Id!, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Moves the write-ahead log into the file and empties it, so that no page image of erased data remains there.
    /// </summary>
    /// <returns><see langword="false"/> when a reader was in the way.</returns>
    public async Task<bool> TruncateLogAsync(CancellationToken cancellationToken)
    {
        await _writeGate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var session = Present(ref _writer, isReader: false);

            // It waits for readers, and every writer of this process waits for it: at most a second.
            session.Run("PRAGMA busy_timeout=1000");
            var isBusy = session.Scalar("PRAGMA wal_checkpoint(TRUNCATE)") is not 0L;
            session.Run(BusyTimeout);
            return !isBusy;
        }
        catch (SqliteException)
        {
            Drop(ref _writer);
            throw;
        }
        finally
        {
            _writeGate.Release();
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        Close(_readGate, ref _reader);
        Close(_writeGate, ref _writer);
    }

    /// <summary>Closes a connection that no call uses. One that is in use ends with its process: it cannot be closed under a call.</summary>
    private static void Close(SemaphoreSlim gate, ref SqlSession? session)
    {
        if (gate.Wait(DisposeTimeout))
        {
            Drop(ref session);
            gate.Release();
        }
    }

    private SqlSession Begin()
    {
        var session = Present(ref _writer, isReader: false);
        session.Execute("BEGIN IMMEDIATE");
        return session;
    }

    private T Read<T>(Func<SqlSession, T> read, bool isSnapshot)
    {
        try
        {
            var session = Present(ref _reader, isReader: true);
            return isSnapshot ? ReadSnapshot(session, read) : read(session);
        }
        catch (SqliteException)
        {
            Drop(ref _reader);
            throw;
        }
    }

    private static T ReadSnapshot<T>(SqlSession session, Func<SqlSession, T> read)
    {
        session.Execute("BEGIN");
        try
        {
            return read(session);
        }
        finally
        {
            session.Execute("COMMIT");
        }
    }

    /// <summary>
    /// Returns the connection, opened when it is not. A connection whose file is not the one at the path remains open: work continues when the
    /// file is moved back.
    /// </summary>
    private SqlSession Present(ref SqlSession? session, bool isReader)
    {
        if (session is not null)
        {
            StorePresence.Ensure(session, options.Path);
            return session;
        }

        // With the log of the lost file, another file at the path could pass for it: the open connection shows the difference.
        if ((isReader ? _writer : _reader) is { } other)
        {
            StorePresence.Ensure(other, options.Path);
        }

        return session = Open(isReader);
    }

    private void EnsurePresent(SqlSession session)
    {
        StorePresence.Ensure(session, options.Path);
        if (_hasLog && !File.Exists(options.Path + "-wal"))
        {
            throw StoreLoss.LogGone(options.Path);
        }
    }

    /// <summary>Runs work in the transaction that began, and ends it. Returns whether it changed the file.</summary>
    private (T Result, bool HasWritten) Write<T>(SqlSession session, Func<SqlSession, T> work)
    {
        try
        {
            var before = TotalChanges(session);
            _identity.Begin(session);
            var result = work(session);
            var hasWritten = TotalChanges(session) != before;
            var identity = StoreIdentity.Count(session, hasWritten);
            session.Execute("COMMIT");
            _identity.Committed(identity);
            return (result, hasWritten);
        }
        catch
        {
            Rollback(session);
            throw;
        }
    }

    private static int TotalChanges(SqlSession session) => raw.sqlite3_total_changes(((SqliteConnection)session.Connection).Handle);

    private static void Drop(ref SqlSession? session)
    {
        session?.Dispose();
        session = null;
    }

    private static void Rollback(SqlSession session)
    {
        try
        {
            session.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite rolled back automatically, as it does when the disk is full.
        }
    }

    private SqlSession Open(bool isReader)
    {
        var isKnown = _identity.Id is not null;
        if (isKnown && !File.Exists(options.Path))
        {
            throw StoreLoss.Gone(options.Path);
        }

        if (!isKnown && Path.GetDirectoryName(Path.GetFullPath(options.Path)) is { } directory)
        {
            Directory.CreateDirectory(directory);
        }

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = options.Path,
            Pooling = false,

            // A file that was in use is never created again: its loads would be missing.
            Mode = isKnown ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadWriteCreate,

            // Microsoft.Data.Sqlite retries for this long on its own, in seconds, and for ever at 0.
            DefaultTimeout = 1,
        }.ToString());
        var session = new SqlSession(connection, Dialect);
        try
        {
            connection.Open();
            session.Run(BusyTimeout);
            session.Run(isReader ? ReaderSettings : WriterSettings);
            if (MaxPageCount is { } pages)
            {
                session.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count={pages}"));
            }

            if (isReader)
            {
                _identity.EnsureSame(session);
            }
            else
            {
                _hasLog = session.Scalar("PRAGMA journal_mode") is "wal";
            }

            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    // FULL: a commit answered is on the disk. With NORMAL, power loss may take the last commits of a write-ahead log back.
    private const string WriterSettings = """
        PRAGMA journal_mode=WAL;
        PRAGMA synchronous=FULL;
        PRAGMA secure_delete=ON;
        PRAGMA foreign_keys=ON;
        PRAGMA trusted_schema=OFF;
        PRAGMA temp_store=MEMORY;
        PRAGMA cache_size=-57344;
        PRAGMA wal_autocheckpoint=8000;
        PRAGMA journal_size_limit=67108864;
        """;

    private const string ReaderSettings = """
        PRAGMA query_only=ON;
        PRAGMA trusted_schema=OFF;
        PRAGMA temp_store=MEMORY;
        PRAGMA cache_size=-16384;
        """;
}
