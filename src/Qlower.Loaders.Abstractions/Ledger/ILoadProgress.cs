namespace Qlower.Loaders.Ledger;

/// <summary>Moves a load through its states and its parts to their outcomes. Thread-safe.</summary>
public interface ILoadProgress
{
    /// <summary>Moves the state forward; moving to the present state does nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The state is <see cref="LoadState.Closed"/>: see <see cref="ILoadResults.CloseAsync"/>.</exception>
    /// <exception cref="InvalidOperationException">The state is before the present one.</exception>
    Task AdvanceAsync(LoadLease lease, LoadState state, CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns the next part to work on in the current pass (by model, then ordinal), without a write of its own: the part is leased
    /// with its load. Parts that were leased one by one before are skipped until their leases expire.
    /// </summary>
    Task<NextPart> NextPartAsync(LoadLease lease, CancellationToken cancellationToken = default);

    /// <summary>
    /// Records the outcome of a part. A part that is done already in this pass is left as it is: each part is completed once a pass.
    /// </summary>
    /// <exception cref="LeaseLostException">
    /// The part was leased by another owner since, its inspection began again, the dry run ended, or the load's lease is lost.
    /// </exception>
    /// <exception cref="InvalidOperationException">The load has no such part, or is not in <see cref="LoadState.Processing"/>.</exception>
    Task CheckpointAsync(PartLease lease, PartOutcome outcome, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends the dry run of an all-or-nothing load: every part is open again for the real pass, staged keys are dropped, part leases are
    /// lost, and counts, findings and rejections are as the inspection left them, because the real pass finds them again. A dry run that
    /// ended before is left as it is.
    /// </summary>
    Task CompleteDryRunAsync(LoadLease lease, CancellationToken cancellationToken = default);

    /// <summary>
    /// Refuses the load as a whole after a dry run that found errors: counts become all rejected, every part done with every record
    /// rejected, and the state <see cref="LoadState.Concluding"/>. The findings are added to those of the dry run. A load that was
    /// refused before is left as it is.
    /// </summary>
    /// <exception cref="InvalidOperationException">The load is concluding already and was not refused.</exception>
    Task RefuseAsync(LoadLease lease, IReadOnlyList<Finding> findings, IReadOnlyList<FindingCount> findingCounts, CancellationToken cancellationToken = default);

    /// <summary>Stores keys of a part during a dry run.</summary>
    /// <returns>The offsets of records whose (model, external id) another offset of the same load has taken.</returns>
    /// <exception cref="LeaseLostException">As for <see cref="CheckpointAsync"/>.</exception>
    Task<IReadOnlySet<long>> StageKeysAsync(PartLease lease, IReadOnlyList<StagedKey> keys, CancellationToken cancellationToken = default);

    /// <summary>Returns the staged keys among these external ids, in any order.</summary>
    Task<IReadOnlyList<StagedKey>> FindStagedAsync(string loadId, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default);

    /// <summary>Returns which of these offsets belong to rejected records of the load.</summary>
    Task<IReadOnlySet<long>> FindRejectedOffsetsAsync(string loadId, IReadOnlyCollection<long> offsets, CancellationToken cancellationToken = default);

    /// <summary>Returns which of these external ids belong to rejected records of the load.</summary>
    Task<IReadOnlySet<string>> FindRejectedIdsAsync(string loadId, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default);
}
