namespace Qlower.Loaders.Ledger;

/// <summary>Registers arrivals and finds loads. Thread-safe.</summary>
public interface ILoadRegistry
{
    /// <summary>
    /// Whether the effects of a call outlive the process. When <see langword="false"/>, event sources must not acknowledge a message
    /// before the load is closed.
    /// </summary>
    bool IsDurable { get; }

    /// <summary>Where the ledger is, for operators, such as <c>SQLite /srv/loaders.db</c>. Contains no password.</summary>
    string Description { get; }

    /// <summary>Returns the ledger's own id, created once and stable afterwards: the claimant's name at sources.</summary>
    Task<string> GetIdAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Records an arrival. (source, location, identity) is unique: the same arrival returns the same load. A new load at a location for which
    /// <see cref="ExpectReplayAsync"/> was called repeats the load that was named there, unless <paramref name="replayOf"/> names another one.
    /// </summary>
    /// <param name="file">The claimed file.</param>
    /// <param name="replayOf">The load that this one repeats, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ReceivedLoad> ReceiveAsync(SourceFile file, string? replayOf = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Records that the next file which arrives at a location repeats a load, whoever receives it. A later call for the same location replaces
    /// an earlier one.
    /// </summary>
    /// <param name="source">The name of the source.</param>
    /// <param name="location">The location of the file once it is claimed.</param>
    /// <param name="replayOf">The load that is repeated.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task ExpectReplayAsync(string source, string location, string replayOf, CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns the load that arrived at a location after <see cref="ExpectReplayAsync"/>; <see langword="null"/> when none arrived yet, or
    /// none was expected.
    /// </summary>
    Task<LoadEntry?> FindReplayAsync(string source, string location, CancellationToken cancellationToken = default);

    /// <summary>Returns the load, or <see langword="null"/> when it is unknown.</summary>
    Task<LoadEntry?> FindAsync(string loadId, CancellationToken cancellationToken = default);

    /// <summary>Returns loads, the newest first.</summary>
    Task<IReadOnlyList<LoadEntry>> ListAsync(LoadQuery query, CancellationToken cancellationToken = default);
}
