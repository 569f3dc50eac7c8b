using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Qlower.Loaders.Sqlite.Storage;

/// <summary>
/// Waits while another process has locked the database: by short attempts with pauses in between, so that the caller can be cancelled at any time.
/// Immutable and thread-safe.
/// </summary>
/// <param name="timeout">How long to wait; after it the error of the last attempt is thrown.</param>
internal sealed class SqliteBusyRetry(TimeSpan timeout)
{
    private const int Busy = 5;
    private const int Locked = 6;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Runs an attempt until the database is not locked. An attempt that failed has changed nothing.</summary>
    /// <exception cref="SqliteException">The database was locked for too long, or the attempt failed for another reason.</exception>
    public async Task<T> RunAsync<T>(Func<T> attempt, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return attempt();
            }
            catch (SqliteException error) when (error.SqliteErrorCode is Busy or Locked && Stopwatch.GetElapsedTime(started) < timeout)
            {
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
