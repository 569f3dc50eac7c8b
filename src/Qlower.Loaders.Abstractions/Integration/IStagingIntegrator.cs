namespace Qlower.Loaders;

/// <summary>
/// An integrator that stores a load at once or not at all, as the policy <c>AllOrNothing</c> requires. The engine stages every batch of the
/// load while it validates; when it found no error, it commits the load once; when it found one, it discards what is staged.
/// </summary>
/// <remarks>
/// <para>
/// What is staged is durable and invisible: <see cref="IRecordLookup"/>, readers of the store and other loads do not see it before the commit,
/// and see all of it afterwards. A commit erases first, then stores the records of the load in order of their models and offsets.
/// </para>
/// <para>
/// Each of the calls is repeated after a failure or a crash, also by another process, until it succeeds. The engine calls them for one load
/// by one worker at a time; a worker that lost its lease may still be in a call. The memory that a commit requires is bounded: it may retain
/// about one byte a record.
/// </para>
/// </remarks>
public interface IStagingIntegrator : IIntegrator
{
    /// <summary>
    /// Stages a batch, and replaces what an earlier attempt staged for the same batch id. It is durable when the task completes. A batch of a
    /// load that is committed is ignored.
    /// </summary>
    /// <exception cref="IntegratorUnavailableException">The system itself failed; any other exception is treated alike, and the call is retried.</exception>
    Task StageAsync(IntegrationBatch batch, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores everything that is staged for the load in one step, or nothing when a record of it must be rejected: an id that another record of
    /// the load has, a record whose owner was erased meanwhile. A load that is committed already is left as it is and returns the same answers
    /// until it is discarded.
    /// </summary>
    /// <param name="load">The load.</param>
    /// <param name="records">
    /// The number of records that the engine staged for the load; at least 0. When the system has another number, because it lost some or a
    /// worker that lost its lease was late, it stores nothing and answers <see cref="StagedCommit.Incomplete"/>.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="IntegratorUnavailableException">The system itself failed; any other exception is treated alike, and the call is retried.</exception>
    Task<StagedCommit> CommitAsync(LoadContext load, long records, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes what is staged for the load, and the answers of its commit; never what the commit stored. A load that has neither is ignored.
    /// </summary>
    /// <param name="loadId">The id of the load.</param>
    /// <param name="leaseToken">As <see cref="LoadContext.LeaseToken"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="IntegratorUnavailableException">The system itself failed; any other exception is treated alike, and the call is retried.</exception>
    Task DiscardAsync(string loadId, long leaseToken = 0, CancellationToken cancellationToken = default);
}
