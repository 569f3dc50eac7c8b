namespace Qlower.Loaders.Inspection;

/// <summary>Cuts the records of one model into parts. Not thread-safe.</summary>
internal sealed class PartCutter(RecordModel model, int recordsPerPart, Func<int> nextOrdinal)
{
    private const long MaxPartBytes = 8 << 20;

    private readonly List<PendingRun> _runs = [];
    private readonly List<byte> _rejected = [];
    private readonly List<LoadPart> _sealed = [];
    private int _records;
    private long _bytes;
    private bool _anyRejected;

    public void Add(SectionFrame section, FilePosition start, long end, long index, long ownBytes, bool isRejected)
    {
        var run = _runs.Count > 0 ? _runs[^1] : null;
        if (run is null || !ReferenceEquals(run.Section, section))
        {
            run = new PendingRun(section, start, index);
            _runs.Add(run);
        }

        run.Count++;
        run.End = end;
        if (_records % 8 == 0)
        {
            _rejected.Add(0);
        }

        if (isRejected)
        {
            _rejected[^1] |= (byte)(1 << (_records % 8));
            _anyRejected = true;
        }

        _records++;
        _bytes += ownBytes;
        if (_records >= recordsPerPart || _bytes >= MaxPartBytes)
        {
            Seal();
        }
    }

    /// <summary>Ends the part that is being filled.</summary>
    public void Seal()
    {
        if (_records == 0)
        {
            return;
        }

        _sealed.Add(new LoadPart
        {
            Ordinal = nextOrdinal(),
            Model = model,
            Records = _records,
            Runs = _runs.ConvertAll(run => run.Finish()),
            Rejected = new RecordMask(_anyRejected ? _rejected.ToArray() : []),
        });
        _runs.Clear();
        _rejected.Clear();
        _records = 0;
        _bytes = 0;
        _anyRejected = false;
    }

    /// <summary>Moves the parts that are cut to the list.</summary>
    public void TakeParts(List<LoadPart> parts)
    {
        parts.AddRange(_sealed);
        _sealed.Clear();
    }
}
