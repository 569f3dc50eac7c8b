using System.Globalization;

namespace Qlower.Loaders.Reporting.Rejects;

/// <summary>
/// The rejected records of a load in order of the file. Parts come in another order (a nested array ends before its parent's),
/// so runs are stored in a few ascending sequences that are merged. Read forward, once; not thread-safe.
/// </summary>
internal sealed class RejectedRuns
{
    private readonly List<RejectedRunSequence> _sequences = [];
    private RejectedRunSequence? _first;

    /// <summary>Number of rejected records.</summary>
    public long Records { get; private set; }

    /// <summary>The run with the lowest start; <see langword="null"/> when all are taken.</summary>
    public RejectedRun? Current => _first?.Current;

    /// <summary>Collects the rejections of every part.</summary>
    public static async Task<RejectedRuns> ReadAsync(IAsyncEnumerable<LoadPart> parts)
    {
        var runs = new RejectedRuns();
        await foreach (var part in parts.ConfigureAwait(false))
        {
            if (!part.Rejected.IsEmpty)
            {
                runs.Add(part);
            }
        }

        foreach (var sequence in runs._sequences)
        {
            sequence.Rewind();
        }

        runs.Choose();
        return runs;
    }

    /// <summary>Takes <see cref="Current"/>.</summary>
    public void MoveNext()
    {
        _first?.MoveNext();
        Choose();
    }

    private void Add(LoadPart part)
    {
        var ordinal = 0;
        foreach (var run in part.Runs)
        {
            var bits = new byte[(run.Count + 7) >> 3];
            var rejected = 0;
            for (var i = 0; i < run.Count; i++, ordinal++)
            {
                if (part.Rejected[ordinal])
                {
                    bits[i >> 3] |= (byte)(1 << (i & 7));
                    rejected++;
                }
            }

            if (rejected > 0)
            {
                Records += rejected;
                Add(new RejectedRun
                {
                    Start = run.Start.Offset,
                    Count = run.Count,
                    Path = PathOf(run.ArrayPointer),
                    Bits = rejected == run.Count ? ReadOnlyMemory<byte>.Empty : bits,
                });
            }
        }
    }

    private void Add(RejectedRun run)
    {
        // The sequence that ends closest before the run: with parts in order within a model that is one sequence a model.
        RejectedRunSequence? best = null;
        foreach (var sequence in _sequences)
        {
            if (sequence.LastStart < run.Start && (best is null || sequence.LastStart > best.LastStart))
            {
                best = sequence;
            }
        }

        if (best is null)
        {
            _sequences.Add(best = new RejectedRunSequence());
        }

        best.Add(run);
    }

    private void Choose()
    {
        _first = null;
        foreach (var sequence in _sequences)
        {
            if (sequence.Current is { } run && (_first?.Current is not { } lowest || run.Start < lowest.Start))
            {
                _first = sequence;
            }
        }
    }

    private static long[] PathOf(string arrayPointer)
    {
        // "/clients/3/properties" → the entry 3 of clients; the last token is the array itself.
        var tokens = arrayPointer.Split('/');
        var path = new long[Math.Max(0, (tokens.Length - 2) / 2)];
        for (var i = 0; i < path.Length; i++)
        {
            if (!RecordModels.TryParseWireName(tokens[(2 * i) + 1], out var section)
                || !long.TryParse(tokens[(2 * i) + 2], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                throw new LoaderException("The manifest names an array that the format does not have.");
            }

            path[i] = RejectedRun.Step(section, index);
        }

        return path;
    }
}
