namespace Qlower.Loaders.Ledger;

/// <summary>Writes and reads the manifest of a load: its parts, as the inspection cuts them. Thread-safe.</summary>
public interface ILoadManifest
{
    /// <summary>
    /// Begins the inspection from nothing: parts, counts and findings of an earlier attempt are dropped, part leases are lost, and the
    /// state is <see cref="LoadState.Received"/> again. <paramref name="file"/> is the file as it is now; its arrival belongs to this
    /// load from now on, as the earlier one does. When it belongs to another load already, this load keeps the file that it had.
    /// Beginning again is no progress: failures in a row are still counted.
    /// </summary>
    /// <returns>Whether the file belongs to this load.</returns>
    Task<bool> BeginInspectionAsync(LoadLease lease, SourceFile file, CancellationToken cancellationToken = default);

    /// <summary>Appends parts of the manifest during inspection, with the statically rejected records that others may refer to.</summary>
    /// <exception cref="InvalidOperationException">The load is inspected already, or has a part with the same ordinal.</exception>
    Task AppendPartsAsync(LoadLease lease, IReadOnlyList<LoadPart> parts, IReadOnlyList<RejectedRecord> rejected, CancellationToken cancellationToken = default);

    /// <summary>
    /// Appends the external ids of records that were referred to without one by parts that were appended before: a record's id may follow the
    /// records nested in it. From then on those references are returned with the id.
    /// </summary>
    /// <param name="lease">The lease on the load.</param>
    /// <param name="parents">The records, each with its id; once for each record.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <exception cref="InvalidOperationException">The load is inspected already.</exception>
    Task AppendParentsAsync(LoadLease lease, IReadOnlyList<ParentReference> parents, CancellationToken cancellationToken = default);

    /// <summary>
    /// Appends findings of the inspection before it ends, so that they need not be in memory together. Their counts follow with
    /// <see cref="CompleteInspectionAsync"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">The load is inspected already.</exception>
    Task AppendFindingsAsync(LoadLease lease, IReadOnlyList<Finding> findings, CancellationToken cancellationToken = default);

    /// <summary>Ends the inspection: <see cref="LoadState.Inspected"/>, or <see cref="LoadState.Concluding"/> for a refused load.</summary>
    /// <exception cref="InvalidOperationException">The load is inspected already.</exception>
    Task CompleteInspectionAsync(LoadLease lease, InspectionResult result, CancellationToken cancellationToken = default);

    /// <summary>Returns the parts in order of their ordinals; none once the load is closed.</summary>
    IAsyncEnumerable<LoadPart> ReadPartsAsync(string loadId, CancellationToken cancellationToken = default);
}
