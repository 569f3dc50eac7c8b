using System.Buffers;

namespace Qlower.Loaders.Reporting.Rejects;

/// <summary>
/// Runs in order of the file, packed: a few bytes a run and one bit a record, so that the rejections of a file of many
/// gigabytes fit in memory.
/// </summary>
internal sealed class RejectedRunSequence
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private int _position;
    private long _readStart;

    /// <summary>Where the last run that was added starts; -1 before the first.</summary>
    public long LastStart { get; private set; } = -1;

    /// <summary>The run to take next; <see langword="null"/> at the end.</summary>
    public RejectedRun? Current { get; private set; }

    /// <summary>Appends a run, which starts behind <see cref="LastStart"/>.</summary>
    public void Add(RejectedRun run)
    {
        Write(run.Start - Math.Max(LastStart, 0));
        Write(run.Count);
        Write(run.Path.Length);
        foreach (var step in run.Path)
        {
            Write(step);
        }

        Write(run.Bits.Length);
        _bytes.Write(run.Bits.Span);
        LastStart = run.Start;
    }

    /// <summary>Goes back to the first run.</summary>
    public void Rewind()
    {
        _position = 0;
        _readStart = 0;
        MoveNext();
    }

    /// <summary>Moves to the next run.</summary>
    public void MoveNext()
    {
        if (_position == _bytes.WrittenCount)
        {
            Current = null;
            return;
        }

        _readStart += Read();
        var count = (int)Read();
        var path = new long[Read()];
        for (var i = 0; i < path.Length; i++)
        {
            path[i] = Read();
        }

        var bits = (int)Read();
        Current = new RejectedRun { Start = _readStart, Count = count, Path = path, Bits = _bytes.WrittenMemory.Slice(_position, bits) };
        _position += bits;
    }

    private void Write(long value)
    {
        var span = _bytes.GetSpan(10);
        var length = 0;
        var rest = (ulong)value;
        while (rest >= 0x80)
        {
            span[length++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        span[length++] = (byte)rest;
        _bytes.Advance(length);
    }

    private long Read()
    {
        var span = _bytes.WrittenSpan;
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = span[_position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)value;
            }
        }
    }
}
