namespace Qlower.Loaders.JsonSchema.Scanning;

/// <summary>
/// Lines and columns of byte offsets, counted only when asked for. Within the buffer a mark every so often keeps every answer
/// cheap; what must stay known after the buffer moves on is pinned.
/// </summary>
internal sealed class PositionTracker(InputBuffer buffer)
{
    private const int MarkDistance = 16 * 1024;

    private static readonly Comparer<(long Offset, Position)> ByOffset =
        Comparer<(long Offset, Position)>.Create(static (a, b) => a.Offset.CompareTo(b.Offset));

    private readonly List<Mark> _marks = [new Mark(0, 1, 1, false)];
    private Mark _last = new(0, 1, 1, false);
    private readonly List<(long Offset, Position Position)> _pins = [];
    private readonly List<(long Offset, Position Position)> _nextPins = [];

    /// <summary>Goes back to the start of an input.</summary>
    public void Reset()
    {
        SkipTo(0, new Position(1, 1));
        _pins.Clear();
        _nextPins.Clear();
    }

    /// <summary>Takes a byte order mark out of the columns.</summary>
    public void StartAt(long offset) => _marks[0] = _last = new Mark(offset, 1, 1, false);

    /// <summary>Goes on at a place further on in the input, which does not come after a carriage return. What is pinned stays.</summary>
    public void SkipTo(long offset, Position position)
    {
        _marks.Clear();
        _last = new Mark(offset, position.Line, position.Column, false);
        _marks.Add(_last);
    }

    /// <summary>The position of an offset within the buffer, or of a pinned one.</summary>
    public Position Of(long offset)
    {
        if (offset < _marks[0].Offset)
        {
            return Pinned(offset);
        }

        // Most questions go a little further than the one before.
        if (offset < _last.Offset || offset - _last.Offset > MarkDistance)
        {
            var end = _marks[^1];
            while (offset - end.Offset >= MarkDistance)
            {
                end = Advance(end, end.Offset + MarkDistance);
                _marks.Add(end);
            }

            // Marks are evenly spaced from the first on.
            _last = offset >= end.Offset ? end : _marks[(int)((offset - _marks[0].Offset) / MarkDistance)];
        }

        _last = Advance(_last, offset);
        return new Position(_last.Line, _last.Column);
    }

    /// <summary>Keeps the position of an offset, in ascending order, across the coming <see cref="MoveTo"/>.</summary>
    public void Pin(long offset) => _nextPins.Add((offset, Of(offset)));

    /// <summary>The buffer is about to drop what lies before the offset.</summary>
    public void MoveTo(long offset)
    {
        if (offset > _marks[0].Offset)
        {
            var mark = _last.Offset <= offset ? _last : _marks[^1].Offset <= offset ? _marks[^1] : _marks[0];
            _last = Advance(mark, offset);
            _marks.Clear();
            _marks.Add(_last);
        }

        _pins.Clear();
        _pins.AddRange(_nextPins);
        _nextPins.Clear();
    }

    private Position Pinned(long offset)
    {
        var index = _pins.BinarySearch((offset, default), ByOffset);
        return index >= 0 ? _pins[index].Position : new Position(1, 1);
    }

    private Mark Advance(Mark from, long offset)
    {
        if (offset == from.Offset)
        {
            return from;
        }

        var bytes = buffer.Slice(from.Offset, offset);
        var line = from.Line;
        if (!bytes.Contains((byte)'\r') && !from.AfterReturn)
        {
            var lineEnd = bytes.LastIndexOf((byte)'\n');
            if (lineEnd < 0)
            {
                return new Mark(offset, line, from.Column + CodePoints.Count(bytes), false);
            }

            line += System.MemoryExtensions.Count(bytes, (byte)'\n');
            return new Mark(offset, line, 1 + CodePoints.Count(bytes[(lineEnd + 1)..]), false);
        }

        var column = from.Column;
        var afterReturn = from.AfterReturn;
        foreach (var b in bytes)
        {
            if (b == '\r' || (b == '\n' && !afterReturn))
            {
                line++;
                column = 1;
            }
            else if (b != '\n')
            {
                column += (sbyte)b > -65 ? 1 : 0;
            }

            afterReturn = b == '\r';
        }

        return new Mark(offset, line, column, afterReturn);
    }

    private readonly record struct Mark(long Offset, long Line, long Column, bool AfterReturn);
}
