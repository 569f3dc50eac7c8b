namespace Qlower.Loaders.Ledger;

/// <summary>
/// The state machine of loads: pure functions from a row to the next one, with the guards of the contract. Every store calls them, so
/// that the rules exist once. A function that changes nothing returns the row that it received, or <see langword="null"/> for a change.
/// </summary>
public static class LoadTransitions
{
    /// <summary>The row of a load that arrives now.</summary>
    public static LoadRow Receive(string id, DateTimeOffset now) => new() { Id = id, ProgressedAt = now };

    /// <summary>
    /// Whether it is the load's turn to be processed. Loads of one partner are processed one after the other: at most one is in
    /// <see cref="LoadState.Processing"/>, and the next one is the oldest in <see cref="LoadState.Queued"/>.
    /// </summary>
    /// <param name="row">The load.</param>
    /// <param name="first">
    /// The partner's load in <see cref="LoadState.Processing"/>, or else its oldest one in <see cref="LoadState.Queued"/>;
    /// <see langword="null"/> when there is neither.
    /// </param>
    public static bool HasTurn(LoadRow row, LoadRow? first)
    {
        ArgumentNullException.ThrowIfNull(row);
        return first is null || first.Id == row.Id
            || (first.State != LoadState.Processing && string.CompareOrdinal(row.Id, first.Id) < 0);
    }

    /// <summary>Whether the load is queued and it is not its turn; then no worker leases it.</summary>
    /// <param name="row">The load.</param>
    /// <param name="first">As for <see cref="HasTurn"/>.</param>
    public static bool IsWaitingForTurn(LoadRow row, LoadRow? first)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.State == LoadState.Queued && !HasTurn(row, first);
    }

    /// <summary>Records that the turn of a queued load begins now: it does not count as stalled for the time that it waited.</summary>
    public static LoadRow BeginTurn(LoadRow row, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row with { ProgressedAt = now, IsAlerted = false };
    }

    /// <summary>Whether a worker may lease the load; see <see cref="ILoadLeases.TryAcquireAsync"/>.</summary>
    /// <param name="row">The load.</param>
    /// <param name="first">As for <see cref="HasTurn"/>; it matters for a queued load only.</param>
    /// <param name="owner">The worker.</param>
    /// <param name="isById">Whether the worker asks for this very load.</param>
    /// <param name="now">The time.</param>
    public static bool CanAcquire(LoadRow row, LoadRow? first, string owner, bool isById, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.IsOpen
            && (!row.IsLeased(now) || (isById && row.LeaseOwner == owner))
            && (isById || !row.IsDeferred(now))
            && !IsWaitingForTurn(row, first);
    }

    /// <summary>Leases the load.</summary>
    public static LoadRow Acquire(LoadRow row, string owner, TimeSpan duration, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row with
        {
            LeaseOwner = owner,
            LeaseExpiresAt = now + duration,
            LeaseToken = row.LeaseToken + 1,
            StartedAt = row.StartedAt ?? now,
            Wait = null,
        };
    }

    /// <summary>Whether the lease is the newest one of the load and was not released. Expiry alone does not end a lease.</summary>
    public static bool IsValid(LoadRow? row, LoadLease lease)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return row is { LeaseOwner: not null } && row.LeaseToken == lease.Token;
    }

    /// <summary>Returns the row when the lease is valid.</summary>
    /// <exception cref="LeaseLostException">It is not.</exception>
    public static LoadRow EnsureValid(LoadRow? row, LoadLease lease)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return IsValid(row, lease) ? row! : throw new LeaseLostException(lease.Load.Id);
    }

    /// <summary>Extends the lease.</summary>
    public static LoadRow Renew(LoadRow row, TimeSpan duration, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row with { LeaseExpiresAt = now + duration };
    }

    /// <summary>Releases the lease; a delay defers the load and counts as a failure.</summary>
    public static LoadRow Release(LoadRow row, LoadDelay? delay, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row with { LeaseOwner = null, LeaseExpiresAt = null, Wait = WaitOf(delay, now), Failures = row.Failures + (delay is null ? 0 : 1) };
    }

    /// <summary>Defers a load after a failure of one of its parts.</summary>
    public static LoadRow Defer(LoadRow row, LoadDelay delay, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row with { Wait = WaitOf(delay, now), Failures = row.Failures + 1 };
    }

    private static LoadWait? WaitOf(LoadDelay? delay, DateTimeOffset now) => delay is null ? null : new LoadWait(delay.Reason, now + delay.Duration);

    /// <summary>Begins the inspection from nothing. From another state it counts as progress; an inspection that begins again does not.</summary>
    public static LoadChange BeginInspection(LoadRow row, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        var empty = row with
        {
            IsRefused = false,
            IsDryRunComplete = false,
            IsFaulted = false,
            Parts = 0,
            PartsDone = 0,
            Pass = row.Pass + 1,
            ProcessedAt = null,
        };
        return new LoadChange(
            row.State == LoadState.Received ? empty : MoveTo(empty, LoadState.Received, now),
            LoadData.WorkingData | LoadData.InspectionResults | LoadData.ProcessingCounts | LoadData.ProcessingFindings
                | LoadData.FileFacts | LoadData.Conclusion);
    }

    /// <summary>Appends parts to the manifest.</summary>
    /// <exception cref="InvalidOperationException">The load is inspected already.</exception>
    public static LoadRow AppendParts(LoadRow row, int parts)
    {
        EnsureInspecting(row);
        return row with { Parts = row.Parts + parts };
    }

    /// <summary>Ends the inspection.</summary>
    /// <exception cref="InvalidOperationException">The load is inspected already.</exception>
    public static LoadRow CompleteInspection(LoadRow row, bool isRefused, DateTimeOffset now)
    {
        EnsureInspecting(row);
        return MoveTo(row with { IsRefused = isRefused }, isRefused ? LoadState.Concluding : LoadState.Inspected, now);
    }

    /// <summary>Moves the state forward.</summary>
    /// <param name="row">The load.</param>
    /// <param name="state">The new state.</param>
    /// <param name="first">As for <see cref="HasTurn"/>; it matters for <see cref="LoadState.Processing"/> only.</param>
    /// <param name="now">The time.</param>
    /// <returns>The row; <see langword="null"/> when the state is <see cref="LoadState.Processing"/> and it is not the load's turn.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The state is <see cref="LoadState.Closed"/>.</exception>
    /// <exception cref="InvalidOperationException">The state is before the present one.</exception>
    public static LoadRow? Advance(LoadRow row, LoadState state, LoadRow? first, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        EnsureNotClosing(state);
        return state < row.State ? throw new InvalidOperationException($"Load {row.Id} is {row.State} and cannot return to {state}.")
            : state == row.State ? row
            : state == LoadState.Processing && !HasTurn(row, first) ? null
            : MoveTo(row, state, now);
    }

    /// <summary>Refuses <see cref="LoadState.Closed"/> as the target of <see cref="Advance"/>: a store may check it before it reads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The state is <see cref="LoadState.Closed"/>.</exception>
    public static void EnsureNotClosing(LoadState state)
    {
        if (state == LoadState.Closed)
        {
            throw new ArgumentOutOfRangeException(nameof(state), state, "A load is closed with its outcome.");
        }
    }

    /// <summary>Ends a dry run that found no error; <see langword="null"/> when it ended before.</summary>
    /// <exception cref="InvalidOperationException">The load is not in <see cref="LoadState.Processing"/>, or a part of it is open.</exception>
    public static LoadChange? CompleteDryRun(LoadRow row, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.IsDryRunComplete ? null
            : row.State != LoadState.Processing || row.PartsDone != row.Parts
                ? throw new InvalidOperationException($"Load {row.Id} is {row.State} with {row.PartsDone} of {row.Parts} parts done: its dry run has not ended.")
            : new LoadChange(Progress(row with { IsDryRunComplete = true }, now), LoadData.StagedKeys);
    }

    /// <summary>
    /// Ends the commit of a load; <see langword="null"/> when it ended before. A store also adds the counts and findings of the result.
    /// </summary>
    /// <exception cref="InvalidOperationException">The dry run of the load did not end.</exception>
    public static LoadRow? CompleteCommit(LoadRow row, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.State >= LoadState.Concluding ? null
            : row is not { State: LoadState.Processing, IsDryRunComplete: true }
                ? throw new InvalidOperationException($"Load {row.Id} is {row.State} without a complete dry run: it is not committed.")
            : MoveTo(row, LoadState.Concluding, now);
    }

    /// <summary>
    /// Refuses the load as a whole; <see langword="null"/> when it was refused before. A store also rewrites the counts of the
    /// inspection, see <see cref="RejectAll"/>, and adds the findings of the refusal.
    /// </summary>
    /// <param name="row">The load.</param>
    /// <param name="isFaulted">Whether a finding of the refusal is a fault.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="InvalidOperationException">The load is concluding already and was not refused.</exception>
    public static LoadChange? Refuse(LoadRow row, bool isFaulted, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.State >= LoadState.Concluding)
        {
            return row.IsRefused ? null : throw new InvalidOperationException($"Load {row.Id} is {row.State} and cannot be refused any more.");
        }

        return new LoadChange(
            MoveTo(row with { IsRefused = true, PartsDone = row.Parts, IsFaulted = row.IsFaulted || isFaulted }, LoadState.Concluding, now),
            LoadData.Answers | LoadData.StagedKeys | LoadData.ProcessingCounts,
            PartsChange.RejectAll);
    }

    /// <summary>What a refusal makes of counts: everything received is rejected.</summary>
    public static LoadCounts RejectAll(LoadCounts counts) => new(counts.Received, 0, 0, counts.Received);

    /// <summary>Closes the load and releases its lease. A fault recorded before remains.</summary>
    public static LoadChange Close(LoadRow row, LoadClosing closing, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(closing);
        return new LoadChange(
            MoveTo(row, LoadState.Closed, now) with
            {
                ClosedAt = now,
                Status = closing.Status,
                IsFaulted = row.IsFaulted || closing.IsFaulted,
                LeaseOwner = null,
                LeaseExpiresAt = null,
            },
            LoadData.WorkingData);
    }

    /// <summary>Records progress: the load is no longer stalled, failing or deferred.</summary>
    public static LoadRow Progress(LoadRow row, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row with { ProgressedAt = now, Failures = 0, IsAlerted = false, Wait = null };
    }

    /// <summary>Moves the times that are compared with the present one: the wall clock jumped by this much.</summary>
    public static LoadRow Shift(LoadRow row, TimeSpan by)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row with
        {
            LeaseExpiresAt = row.LeaseExpiresAt + by,
            Wait = row.Wait is { } wait ? wait with { NotBefore = wait.NotBefore + by } : null,
            ProgressedAt = row.ProgressedAt + by,
        };
    }

    private static LoadRow MoveTo(LoadRow row, LoadState state, DateTimeOffset now) =>
        Progress(row, now) with { State = state, ProcessedAt = state == LoadState.Concluding ? row.ProcessedAt ?? now : row.ProcessedAt };

    private static void EnsureInspecting(LoadRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.State != LoadState.Received)
        {
            throw new InvalidOperationException($"Load {row.Id} is {row.State}: it is inspected already.");
        }
    }
}
