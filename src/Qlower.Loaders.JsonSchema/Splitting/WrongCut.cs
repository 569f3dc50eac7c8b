namespace Qlower.Loaders.JsonSchema.Splitting;

/// <summary>
/// Where the first piece begins that turned out to be no run of items. What is ahead of it was validated in vain: taken for items of an
/// array that had ended, its records may all be faulty, and describing every fault would hold up the whole pass. Thread-safe.
/// </summary>
internal sealed class WrongCut
{
    private long _offset = long.MaxValue;

    /// <summary>Whether a piece that begins here can no longer count.</summary>
    public bool IsBefore(long offset) => Volatile.Read(ref _offset) < offset;

    public void Note(long offset)
    {
        var known = Volatile.Read(ref _offset);
        while (offset < known)
        {
            var before = Interlocked.CompareExchange(ref _offset, offset, known);
            if (before == known)
            {
                return;
            }

            known = before;
        }
    }
}
