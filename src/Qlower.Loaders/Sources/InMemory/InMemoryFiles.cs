using System.Collections.Concurrent;

namespace Qlower.Loaders.Sources.InMemory;

/// <summary>What an in-memory source contains. Thread-safe.</summary>
internal sealed class InMemoryFiles
{
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>The files that wait or are being loaded, by location.</summary>
    public ConcurrentDictionary<string, InMemoryFile> Inbox { get; } = new(StringComparer.Ordinal);

    /// <summary>Archived files and reports, by location.</summary>
    public ConcurrentDictionary<string, ReadOnlyMemory<byte>> Archive { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds an archived file, and deletes the oldest ones, with their reports, above a number.</summary>
    public void AddArchived(string location, ReadOnlyMemory<byte> content, int most)
    {
        if (!Archive.TryAdd(location, content))
        {
            return;
        }

        _order.Enqueue(location);
        while (_order.Count > most && _order.TryDequeue(out var oldest))
        {
            var stem = InMemorySource.StemOf(oldest);
            foreach (var key in Archive.Keys.Where(key => key == oldest || key.StartsWith(stem, StringComparison.Ordinal)))
            {
                Archive.TryRemove(key, out _);
            }
        }
    }
}
