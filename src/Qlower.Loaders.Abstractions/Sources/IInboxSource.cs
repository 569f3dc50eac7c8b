namespace Qlower.Loaders;

/// <summary>
/// A source that reports what is where files arrive and has not been claimed, so that no file stays there unnoticed. Optional for an
/// <see cref="IFileSource"/>. The host counts these files by reason, and raises one alert for each that stays for <c>StuckAfter</c>. Thread-safe.
/// </summary>
public interface IInboxSource
{
    /// <summary>
    /// Lists the files that have not been claimed, with the reason for each, in any order. Claimed files and those that the source itself writes are left out.
    /// Opens no content, changes nothing, and needs no ledger: it may run beside a host, in another process.
    /// </summary>
    /// <exception cref="SourceUnavailableException">The location is unavailable.</exception>
    IAsyncEnumerable<UnclaimedFile> ListUnclaimedAsync(CancellationToken cancellationToken = default);
}
