namespace Qlower.Loaders;

/// <summary>
/// The stored findings of a report in file order; findings without a place come first. They are read where they are stored, so that
/// memory does not grow with their number, and they can be read any number of times. Immutable and thread-safe.
/// </summary>
public sealed class ReportFindings : IAsyncEnumerable<Finding>
{
    private readonly Func<CancellationToken, IAsyncEnumerable<Finding>> _read;

    /// <summary>Findings in memory.</summary>
    /// <param name="findings">The findings, in file order; not copied.</param>
    public ReportFindings(IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        Count = findings.Count;
        _read = _ => findings.ToAsyncEnumerable();
    }

    /// <summary>Findings that are read for each enumeration.</summary>
    /// <param name="count">Their number.</param>
    /// <param name="read">Reads all of them in file order; called once for each enumeration.</param>
    public ReportFindings(long count, Func<CancellationToken, IAsyncEnumerable<Finding>> read)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(read);
        Count = count;
        _read = read;
    }

    /// <summary>Number of stored findings. <see cref="LoadReport.FindingCounts"/> has the number of all.</summary>
    public long Count { get; }

    /// <inheritdoc />
    public IAsyncEnumerator<Finding> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        _read(cancellationToken).GetAsyncEnumerator(cancellationToken);
}
