namespace Qlower.Loaders.JsonSchema.Scanning;

/// <summary>
/// Lines and columns of byte offsets, counted only on request. Within the buffer, marks at regular distances make every request
/// cheap; positions that are needed after the buffer advances are pinned.
/// </summary>
internal sealed class PositionTracker(InputBuffer buffer)
{
    private const int MarkDistance = 16 * 1024;

    private readonly List<Pin> _pins = [];
    private readonly List<Pin> _nextPins = [];
    private Mark[] _marks = new Mark[16];
    private int _markCount;
    private Mark _last;

    /// <summary>Returns to the start of an input.</summary>
    public void Reset()
    {
        SkipTo(0, new Position(1, 1));
        _pins.Clear();
        _nextPins.Clear();
    }

    /// <summary>Excludes a byte order mark from the columns.</summary>
    public void StartAt(long offset) => StartFrom(new Mark(offset, 1, 1, false));

    /// <summary>Continues at a later place of the input, which does not follow a carriage return. Pins are retained.</summary>
    public void SkipTo(long offset, Position position) => StartFrom(new Mark(offset, position.Line, position.Column, false));

    /// <summary>The position of an offset within the buffer, or of a pinned one.</summary>
    public Position Of(long offset)
    {
        if (offset < _marks[0].Offset)
        {
            return Pinned(offset);
        }

        // Most requests are a little further than the one before.
        if (offset < _last.Offset || offset - _last.Offset > MarkDistance)
        {
            var end = _marks[_markCount - 1];
            while (offset - end.Offset >= MarkDistance)
            {
                end = Advance(end, end.Offset + MarkDistance);
                if (_markCount == _marks.Length)
                {
                    Array.Resize(ref _marks, _markCount * 2);
                }

                _marks[_markCount++] = end;
            }

            // Marks are evenly spaced from the first on.
            _last = offset >= end.Offset ? end : _marks[(int)((offset - _marks[0].Offset) / MarkDistance)];
        }

        _last = Advance(_last, offset);
        return new Position(_last.Line, _last.Column);
    }

    /// <summary>Retains the position of an offset across the next <see cref="MoveTo"/>. Offsets must be ascending.</summary>
    public void Pin(long offset) => _nextPins.Add(new Pin(offset, Of(offset)));

    /// <summary>Must be called before the buffer discards the bytes before the offset.</summary>
    public void MoveTo(long offset)
    {
        if (offset > _marks[0].Offset)
        {
            var end = _marks[_markCount - 1];
            StartFrom(Advance(_last.Offset <= offset ? _last : end.Offset <= offset ? end : _marks[0], offset));
        }

        _pins.Clear();
        _pins.AddRange(_nextPins);
        _nextPins.Clear();
    }

    private Position Pinned(long offset)
    {
        // There is one for each open value, and few are requested.
        foreach (var pin in _pins)
        {
            if (pin.Offset == offset)
            {
                return pin.Position;
            }
        }

        return new Position(1, 1);
    }

    private void StartFrom(Mark mark)
    {
        _last = _marks[0] = mark;
        _markCount = 1;
    }

    private Mark Advance(Mark from, long offset)
    {
        if (offset == from.Offset)
        {
            return from;
        }

        var bytes = buffer.Slice(from.Offset, offset);
        var line = from.Line;
        if (bytes.IndexOf((byte)'\r') < 0 && !from.AfterReturn)
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
