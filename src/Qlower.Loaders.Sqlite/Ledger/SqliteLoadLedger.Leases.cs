using Qlower.Loaders.Sqlite.Storage;

namespace Qlower.Loaders.Sqlite.Ledger;

internal sealed partial class SqliteLoadLedger
{
    public Task<LoadLease?> TryAcquireAsync(
        string owner, TimeSpan duration, string? loadId = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(owner);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return AcquireAsync(owner, duration, loadId, cancellationToken);
    }

    public Task<LoadLease> RenewAsync(LoadLease lease, TimeSpan duration, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return Hold(
            lease,
            (session, load) =>
            {
                var expiresAt = time.GetUtcNow() + duration;
                session.Execute("UPDATE loads SET lease_expires_at = $2 WHERE seq = $1", load.Seq, StoredTime.Utc(expiresAt));
                return new LoadLease { Load = lease.Load, Owner = lease.Owner, Token = lease.Token, ExpiresAt = expiresAt };
            },
            cancellationToken);
    }

    public Task ReleaseAsync(LoadLease lease, LoadWait? wait = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return _tables.WriteAsync(
            session => session.Execute(
                """
                UPDATE loads
                SET lease_owner = NULL, lease_expires_at = NULL, wait_reason = $3, not_before = $4, failures = failures + $5
                WHERE id = $1 AND lease_token = $2 AND lease_owner IS NOT NULL
                """,
                lease.Load.Id,
                lease.Token,
                wait?.Reason,
                wait is null ? null : StoredTime.Utc(wait.NotBefore),
                wait is null ? 0 : 1),
            cancellationToken);
    }

    public Task CloseAsync(LoadLease lease, LoadClosing closing, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(closing);
        return Hold(
            lease,
            (session, load) =>
            {
                var now = time.GetUtcNow();
                MoveTo(session, load.Seq, LoadState.Closed, now);
                session.Execute(
                    """
                    UPDATE loads
                    SET closed_at = $2, status = $3, is_faulted = max(is_faulted, $4), lease_owner = NULL, lease_expires_at = NULL
                    WHERE seq = $1
                    """,
                    load.Seq,
                    StoredTime.Utc(now),
                    (int)closing.Status,
                    closing.IsFaulted ? 1 : 0);
                DropWorkingData(session, load.Seq);
            },
            cancellationToken);
    }

    /// <summary>Drops what only a load in work needs.</summary>
    private static void DropWorkingData(SqliteSession session, long load)
    {
        session.Execute("DELETE FROM parts WHERE load = $1", load);
        session.Execute("DELETE FROM saved_lanes WHERE load = $1", load);
        session.Execute("DELETE FROM rejected_records WHERE load = $1", load);
        session.Execute("DELETE FROM staged_keys WHERE load = $1", load);
    }

    private async Task<LoadLease?> AcquireAsync(string owner, TimeSpan duration, string? loadId, CancellationToken cancellationToken)
    {
        // A worker that asks again and again must not take the write lock for nothing.
        if (await _tables.ReadAsync(session => Candidate(session, owner, loadId, time.GetUtcNow()), cancellationToken).ConfigureAwait(false) is null)
        {
            return null;
        }

        return await _tables.WriteAsync(
            session =>
            {
                var now = time.GetUtcNow();
                if (Candidate(session, owner, loadId, now) is not { } id)
                {
                    return null;
                }

                var expiresAt = now + duration;
                session.Execute(
                    """
                    UPDATE loads
                    SET lease_owner = $2, lease_expires_at = $3, lease_token = lease_token + 1, started_at = coalesce(started_at, $4),
                        wait_reason = NULL, not_before = NULL
                    WHERE id = $1
                    """,
                    id,
                    owner,
                    StoredTime.Utc(expiresAt),
                    StoredTime.Utc(now));
                return new LoadLease
                {
                    Load = Find(session, id, now)!,
                    Owner = owner,
                    Token = (long)session.Scalar("SELECT lease_token FROM loads WHERE id = $1", id)!,
                    ExpiresAt = expiresAt,
                };
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static string? Candidate(SqliteSession session, string owner, string? loadId, DateTimeOffset now) =>
        (string?)(loadId is null
            ? session.Scalar(
                """
                SELECT id FROM loads
                WHERE state < 5 AND (lease_owner IS NULL OR lease_expires_at <= $1) AND (not_before IS NULL OR not_before <= $1)
                ORDER BY seq LIMIT 1
                """,
                StoredTime.Utc(now))
            : session.Scalar(
                "SELECT id FROM loads WHERE id = $2 AND state < 5 AND (lease_owner IS NULL OR lease_owner = $3 OR lease_expires_at <= $1)",
                StoredTime.Utc(now),
                loadId,
                owner));
}
