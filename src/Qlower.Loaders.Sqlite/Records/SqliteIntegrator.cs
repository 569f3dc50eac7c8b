using Qlower.Loaders.Relational.Records;
using Qlower.Loaders.Sqlite.Storage;
using Qlower.Shared;

namespace Qlower.Loaders.Sqlite.Records;

/// <summary>Stores records in a SQLite file, on the disk when a batch is answered; erased records leave no copy in the file. Thread-safe.</summary>
internal sealed class SqliteIntegrator(SqliteDatabase database, TimeProvider time, string name) : RelationalIntegrator(database, SqliteRecordsSchema.Schema, time, name)
{
    private readonly SqliteDatabase _database = database;
    private volatile bool _isLogToTruncate;

    protected override async Task<bool> AfterBatchAsync(bool hasErasures, CancellationToken cancellationToken)
    {
        _isLogToTruncate |= hasErasures;
        if (_isLogToTruncate)
        {
            FaultPoints.Reach("sqlite.log-to-truncate");

            // What a reader prevents now is done after the next batch; the erasure itself is durable already.
            _isLogToTruncate = !await _database.TruncateLogAsync(cancellationToken).ConfigureAwait(false);
        }

        return true;
    }
}
