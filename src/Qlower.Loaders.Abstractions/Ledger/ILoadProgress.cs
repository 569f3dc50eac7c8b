namespace Qlower.Loaders.Ledger;

/// <summary>Moves a load through its states and its parts to their outcomes. Thread-safe.</summary>
public interface ILoadProgress
{
    /// <summary>
    /// Moves the state forward; moving to the present state does nothing. Loads of one partner (<see cref="SourceFile.Partner"/>) are
    /// processed one after the other, the oldest queued one first: see <see cref="LoadTransitions.HasTurn"/>.
    /// </summary>
    /// <returns>
    /// <see langword="false"/>, with nothing changed, when the state is <see cref="LoadState.Processing"/> and it is not the load's turn;
    /// else <see langword="true"/>.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The state is <see cref="LoadState.Closed"/>: see <see cref="ILoadResults.CloseAsync"/>.</exception>
    /// <exception cref="InvalidOperationException">The state is before the present one.</exception>
    Task<bool> AdvanceAsync(LoadLease lease, LoadState state, CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns the next part to work on (by model, then ordinal), without a write of its own: the part is leased
    /// with its load. Parts that were leased one by one before are skipped until their leases expire.
    /// </summary>
    Task<NextPart> NextPartAsync(LoadLease lease, CancellationToken cancellationToken = default);

    /// <summary>
    /// Records the outcome of a part. A part that is done already is left as it is: each part is completed once.
    /// </summary>
    /// <exception cref="LeaseLostException">
    /// The part was leased by another owner since, its inspection began again, or the load's lease is lost.
    /// </exception>
    /// <exception cref="InvalidOperationException">The load has no such part, or is not in <see cref="LoadState.Processing"/>.</exception>
    Task CheckpointAsync(PartLease lease, PartOutcome outcome, CancellationToken cancellationToken = default);

    /// <summary>
    /// Records that the dry run of an all-or-nothing load found no error: from now on its integrators commit what they staged, and nothing
    /// of the file is read again. Staged keys are dropped; parts and findings remain as they are. A dry run that ended before is left as it is.
    /// </summary>
    /// <exception cref="InvalidOperationException">The load is not in <see cref="LoadState.Processing"/>, or a part of it is open.</exception>
    Task CompleteDryRunAsync(LoadLease lease, CancellationToken cancellationToken = default);

    /// <summary>
    /// Records that every integrator committed an all-or-nothing load: adds the counts and findings and moves the load to
    /// <see cref="LoadState.Concluding"/>, in one transaction. A load that is concluding already is left as it is.
    /// </summary>
    /// <exception cref="InvalidOperationException">The dry run of the load did not end, see <see cref="CompleteDryRunAsync"/>.</exception>
    Task CompleteCommitAsync(LoadLease lease, StagedResult result, CancellationToken cancellationToken = default);

    /// <summary>
    /// Refuses the load as a whole, because its dry run found errors or an integrator refused its commit: counts become all rejected, every
    /// part done with every record rejected, and the state <see cref="LoadState.Concluding"/>. The findings are added to those of the dry
    /// run. A load that was refused before is left as it is.
    /// </summary>
    /// <param name="lease">The lease.</param>
    /// <param name="findings">New findings to store. One that is a fault marks the load as faulted.</param>
    /// <param name="findingCounts">What to add to the exact numbers of findings.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="InvalidOperationException">The load is concluding already and was not refused.</exception>
    Task RefuseAsync(LoadLease lease, IReadOnlyList<Finding> findings, IReadOnlyList<FindingCount> findingCounts, CancellationToken cancellationToken = default);

    /// <summary>Stores keys of a part during a dry run, also those that it erases. The first one of a (model, external id) counts.</summary>
    /// <returns>The offsets of records whose key is not compatible with the first one, see <see cref="StagedKey.IsCompatible"/>.</returns>
    /// <exception cref="LeaseLostException">As for <see cref="CheckpointAsync"/>.</exception>
    Task<IReadOnlySet<long>> StageKeysAsync(PartLease lease, IReadOnlyList<StagedKey> keys, CancellationToken cancellationToken = default);

    /// <summary>Returns the staged keys among these external ids, also those that are erased, in any order.</summary>
    Task<IReadOnlyList<StagedKey>> FindStagedAsync(string loadId, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default);

    /// <summary>Returns which of these offsets belong to rejected records of the load.</summary>
    Task<IReadOnlySet<long>> FindRejectedOffsetsAsync(string loadId, IReadOnlyCollection<long> offsets, CancellationToken cancellationToken = default);

    /// <summary>Returns which of these external ids belong to rejected records of the load.</summary>
    Task<IReadOnlySet<string>> FindRejectedIdsAsync(string loadId, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default);
}
