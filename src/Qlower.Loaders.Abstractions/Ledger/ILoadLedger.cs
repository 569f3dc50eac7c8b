namespace Qlower.Loaders;

/// <summary>
/// The durable truth about loads: a state machine with leases and checkpoints. Every call is one transaction; what a call
/// promised is there after a crash. Thread-safe, and safe between processes where the store is shared. Calls that take a lease
/// throw <see cref="LeaseLostException"/> when another worker took the load since or the lease was given back; a lease that expired
/// but was taken by nobody is still good. Failures of the store are <see cref="LoaderException"/>.
/// </summary>
public interface ILoadLedger
{
    /// <summary>Whether what a call promised outlives the process. When it does not, who announced a file keeps the news until its load is closed.</summary>
    bool IsDurable { get; }

    /// <summary>The ledger's own id, made once and kept: the claimant's name at sources.</summary>
    Task<string> GetIdAsync(CancellationToken cancellationToken = default);

    /// <summary>Records an arrival. (source, location, identity) is unique: the same arrival gives the same load.</summary>
    /// <param name="file">The claimed file.</param>
    /// <param name="replayOf">The load that this one repeats, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<ReceivedLoad> ReceiveAsync(SourceFile file, string? replayOf = null, CancellationToken cancellationToken = default);

    /// <summary>The load, or <see langword="null"/>.</summary>
    Task<LoadEntry?> FindAsync(string loadId, CancellationToken cancellationToken = default);

    /// <summary>Loads, the newest first.</summary>
    Task<IReadOnlyList<LoadEntry>> ListAsync(LoadQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes the oldest open load that nobody holds and that need not wait; or, with an id, that load if nobody else holds it
    /// (whether it should wait or not). A load that is taken does not wait any more. An owner that takes a load by id while it holds
    /// it itself loses its earlier lease: owners' names are the workers' own.
    /// </summary>
    /// <returns>The lease, or <see langword="null"/> when there is nothing to take.</returns>
    Task<LoadLease?> TryAcquireAsync(string owner, TimeSpan duration, string? loadId = null, CancellationToken cancellationToken = default);

    /// <summary>Holds a lease for longer: the heartbeat.</summary>
    Task<LoadLease> RenewAsync(LoadLease lease, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Gives a load back. With a wait it counts as one more failure in a row. Giving back a lost lease does nothing.</summary>
    Task ReleaseAsync(LoadLease lease, LoadWait? wait = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Begins the inspection, from nothing: parts, counts and findings of an earlier attempt are dropped and the state is
    /// <see cref="LoadState.Received"/> again. <paramref name="file"/> is the file as it is now; its arrival belongs to this load from
    /// now on, as the earlier one does. When it is another load's already, this load keeps the file that it had. Beginning again is no
    /// progress: failures go on counting.
    /// </summary>
    /// <returns>Whether the file is this load's.</returns>
    Task<bool> BeginInspectionAsync(LoadLease lease, SourceFile file, CancellationToken cancellationToken = default);

    /// <summary>Appends parts of the manifest during inspection, with the statically rejected records that others may refer to.</summary>
    /// <exception cref="InvalidOperationException">The load is inspected already, or has a part with the same ordinal.</exception>
    Task AppendPartsAsync(LoadLease lease, IReadOnlyList<LoadPart> parts, IReadOnlyList<RejectedRecord> rejected, CancellationToken cancellationToken = default);

    /// <summary>Ends the inspection: <see cref="LoadState.Inspected"/>, or <see cref="LoadState.Concluding"/> for a refused load.</summary>
    /// <exception cref="InvalidOperationException">The load is inspected already.</exception>
    Task CompleteInspectionAsync(LoadLease lease, InspectionResult result, CancellationToken cancellationToken = default);

    /// <summary>Moves the state forward; moving to the state it has does nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The state is <see cref="LoadState.Closed"/>: see <see cref="CloseAsync"/>.</exception>
    /// <exception cref="InvalidOperationException">The state is behind the present one.</exception>
    Task AdvanceAsync(LoadLease lease, LoadState state, CancellationToken cancellationToken = default);

    /// <summary>The next part to work on in the current pass (by model, then ordinal), or <see langword="null"/> when all are done.</summary>
    Task<LoadPart?> NextPartAsync(LoadLease lease, CancellationToken cancellationToken = default);

    /// <summary>Keeps what became of a part. A part that is done already in this pass is left as it is.</summary>
    /// <exception cref="InvalidOperationException">The load has no such part.</exception>
    Task CheckpointAsync(LoadLease lease, PartCheckpoint checkpoint, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends the rehearsal of an all-or-nothing load: every part is open again for the real pass, staged keys are dropped, counts
    /// of records and of findings, findings, and rejections are as the inspection left them, because the real pass finds them again.
    /// A rehearsal that was completed before is left as it is.
    /// </summary>
    Task CompleteRehearsalAsync(LoadLease lease, CancellationToken cancellationToken = default);

    /// <summary>
    /// Refuses the load as a whole after a rehearsal that found faults: counts become all rejected, every part done with every
    /// record rejected, and the state <see cref="LoadState.Concluding"/>. The findings are added to those of the rehearsal. A load that
    /// was refused before is left as it is.
    /// </summary>
    /// <exception cref="InvalidOperationException">The load is concluding already and was not refused.</exception>
    Task RefuseAsync(LoadLease lease, IReadOnlyList<Finding> findings, IReadOnlyList<FindingCount> findingCounts, CancellationToken cancellationToken = default);

    /// <summary>Keeps keys during a rehearsal.</summary>
    /// <returns>The offsets of records whose (model, external id) another offset of the same load has taken.</returns>
    Task<IReadOnlySet<long>> StageKeysAsync(LoadLease lease, IReadOnlyList<StagedKey> keys, CancellationToken cancellationToken = default);

    /// <summary>The staged keys among these external ids.</summary>
    Task<IReadOnlyList<StagedKey>> FindStagedAsync(string loadId, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default);

    /// <summary>Which of these offsets belong to rejected records of the load.</summary>
    Task<IReadOnlySet<long>> FindRejectedOffsetsAsync(string loadId, IReadOnlyCollection<long> offsets, CancellationToken cancellationToken = default);

    /// <summary>Which of these external ids belong to rejected records of the load.</summary>
    Task<IReadOnlySet<string>> FindRejectedIdsAsync(string loadId, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default);

    /// <summary>The counts by lane and model, in that order.</summary>
    Task<IReadOnlyList<LaneCounts>> GetCountsAsync(string loadId, CancellationToken cancellationToken = default);

    /// <summary>The exact number of findings by code, severity and model.</summary>
    Task<IReadOnlyList<FindingCount>> GetFindingCountsAsync(string loadId, CancellationToken cancellationToken = default);

    /// <summary>The kept findings, in the order in which they were kept.</summary>
    IAsyncEnumerable<Finding> ReadFindingsAsync(string loadId, CancellationToken cancellationToken = default);

    /// <summary>The parts in order of their ordinals; none once the load is closed.</summary>
    IAsyncEnumerable<LoadPart> ReadPartsAsync(string loadId, CancellationToken cancellationToken = default);

    /// <summary>Keeps where the file was archived.</summary>
    Task SetArchivedAsync(LoadLease lease, ArchivedFile archived, CancellationToken cancellationToken = default);

    /// <summary>Keeps that a reporter is done.</summary>
    Task SetReportedAsync(LoadLease lease, string reporter, CancellationToken cancellationToken = default);

    /// <summary>Keeps that an alert was raised for the load as it stands; moving on forgets it.</summary>
    Task SetAlertedAsync(string loadId, CancellationToken cancellationToken = default);

    /// <summary>Closes the load, gives the lease back and drops parts, rejected records and staged keys.</summary>
    Task CloseAsync(LoadLease lease, LoadClosing closing, CancellationToken cancellationToken = default);
}
