namespace Qlower.Loaders.JsonSchema.Splitting;

/// <summary>
/// The start of the first piece that was no run of items. Pieces after it were validated in vain: as items of an
/// array that had ended, all their records may be faulty, and describing every fault would delay the whole pass. Thread-safe.
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
