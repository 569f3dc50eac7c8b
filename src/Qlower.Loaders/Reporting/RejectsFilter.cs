using System.Buffers;

namespace Qlower.Loaders.Reporting;

/// <summary>
/// Turns the bytes of a load into those of its rejects, piece by piece: pushed any number of bytes at a time, it holds no more
/// than a key and some white space. The document is known to be well formed.
/// </summary>
internal sealed class RejectsFilter(RejectedRuns runs, IReadOnlyList<ByteRange> secrets, IBufferWriter<byte> output)
{
    private const int LongestSpace = 256;

    private readonly RejectsFrame[] _frames = [.. Enumerable.Range(0, 12).Select(_ => new RejectsFrame())];
    private readonly ArrayBufferWriter<byte> _space = new(LongestSpace);
    private readonly ArrayBufferWriter<byte> _gap = new(LongestSpace);
    private readonly ArrayBufferWriter<byte> _key = new(RejectsMember.LongestKey * 2);
    private readonly ArrayBufferWriter<byte> _opening = new();
    private readonly RejectsCopier _copier = new(secrets, output);
    private readonly long[] _steps = new long[12];
    private int _depth = -1;
    private long _offset;
    private RejectsState _state;
    private RejectsMember _member;
    private bool _isKeyWritten;
    private bool _hasSecret;
    private bool _copies;
    private JsonValueSpan _span;

    private RejectsFrame Top => _frames[_depth];

    /// <summary>Whether the document was read to its end.</summary>
    public bool IsComplete => _state == RejectsState.End;

    /// <summary>Reads the next bytes of the file.</summary>
    /// <exception cref="LoaderException">The file is not the one that the rejections are of.</exception>
    public void Process(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            var taken = _state switch
            {
                RejectsState.Root => ReadRoot(data),
                RejectsState.Member => ReadMember(data),
                RejectsState.Key => ReadKey(data),
                RejectsState.Colon => ReadColon(data),
                RejectsState.MemberValue => ReadMemberValue(data),
                RejectsState.Element => ReadElement(data),
                RejectsState.Value => ReadValue(data),
                _ => data.Length,
            };
            _offset += taken;
            data = data[taken..];
            if (_state == RejectsState.Value && _span.IsEnded)
            {
                EndValue();
            }
        }
    }

    private int ReadRoot(ReadOnlySpan<byte> data)
    {
        // What stands before the brace can only be white space or a byte order mark.
        if (data[0] == '{')
        {
            output.Write(data[..1]);
            Push(null, isArray: false);
        }

        return 1;
    }

    private int ReadMember(ReadOnlySpan<byte> data)
    {
        switch (data[0])
        {
            case (byte)'"':
                _key.ResetWrittenCount();
                _key.Write(data[..1]);
                _isKeyWritten = false;
                _span = JsonValueSpan.Text();
                _state = RejectsState.Key;
                break;
            case (byte)'}':
                CloseObject();
                break;
            default:
                AddSpace(_space, data[0]);
                break;
        }

        return 1;
    }

    private int ReadKey(ReadOnlySpan<byte> data)
    {
        var length = _span.Take(data);
        var isEnd = _span.IsEnded;
        var part = data[..length];
        if (_isKeyWritten)
        {
            if (_member.Kind == RejectsMemberKind.Copied)
            {
                output.Write(part);
            }
        }
        else
        {
            _key.Write(part);
            if (isEnd || _key.WrittenCount > RejectsMember.LongestKey)
            {
                _member = _key.WrittenCount > RejectsMember.LongestKey
                    ? RejectsMember.Unknown(Top.Model)
                    : RejectsMember.Of(Top.Model, _key.WrittenSpan);
                if (!isEnd)
                {
                    // Too long to be a key of the format: the rest passes through unheld.
                    WriteKey();
                }
            }
        }

        if (isEnd)
        {
            _gap.ResetWrittenCount();
            _state = RejectsState.Colon;
        }

        return length;
    }

    private int ReadColon(ReadOnlySpan<byte> data)
    {
        if (data[0] == ':')
        {
            _state = RejectsState.MemberValue;
        }

        return 1;
    }

    private int ReadMemberValue(ReadOnlySpan<byte> data)
    {
        if (IsSpace(data[0]))
        {
            AddSpace(_gap, data[0]);
            return 1;
        }

        if (_member.Kind == RejectsMemberKind.Section && data[0] == '[')
        {
            _opening.ResetWrittenCount();
            _opening.Write(_space.WrittenSpan);
            _opening.Write(_key.WrittenSpan);
            _opening.Write(":"u8);
            _opening.Write(_gap.WrittenSpan);
            _opening.Write("["u8);
            Push(_member.Section, isArray: true);
            return 1;
        }

        if (_member.Kind != RejectsMemberKind.Dropped)
        {
            WriteKey();
            output.Write(":"u8);
            output.Write(_gap.WrittenSpan);
        }

        if (_member.Kind == RejectsMemberKind.Secret)
        {
            output.Write(RejectsFile.KeyPlaceholder);
            _hasSecret = true;
        }

        BeginValue(data[0], copies: _member.Kind is RejectsMemberKind.Copied or RejectsMemberKind.Section);
        return 0;
    }

    private int ReadElement(ReadOnlySpan<byte> data)
    {
        if (data[0] == ']')
        {
            CloseArray();
            return 1;
        }

        if (data[0] == ',' || IsSpace(data[0]))
        {
            AddSpace(_space, data[0]);
            return 1;
        }

        var array = Top;
        array.Index++;
        if (IsRejected(array))
        {
            OpenElement(array);
            BeginValue(data[0], copies: true);
            return 0;
        }

        if (data[0] == '{' && runs.Current is { } next && next.IsWithin(CurrentSteps()))
        {
            OpenElement(array);
            output.Write(data[..1]);
            Push(array.Model, isArray: false);
            return 1;
        }

        BeginValue(data[0], copies: false);
        return 0;
    }

    private int ReadValue(ReadOnlySpan<byte> data)
    {
        var taken = _span.Take(data);
        if (_copies)
        {
            _copier.Copy(data[..taken], _offset);
        }

        return taken;
    }

    private void BeginValue(byte first, bool copies)
    {
        _copies = copies;
        _span = JsonValueSpan.Value(first);
        _state = RejectsState.Value;
    }

    private void EndValue()
    {
        _space.ResetWrittenCount();
        _state = Top.IsArray ? RejectsState.Element : RejectsState.Member;
        while (_copies && runs.Current is { } inner && inner.Start < _offset)
        {
            // Rejected with the record that was just copied as a whole.
            runs.MoveNext();
        }
    }

    private bool IsRejected(RejectsFrame array)
    {
        if (array.Run is null || array.Ordinal == array.Run.Count)
        {
            array.Run = null;
            if (runs.Current is not { } next || next.Start > _offset)
            {
                return false;
            }

            if (next.Start < _offset)
            {
                throw new LoaderException("The manifest of the load does not fit its file: a rejected record is not where it should be.");
            }

            array.Run = next;
            array.Ordinal = 0;
            runs.MoveNext();
        }

        return array.Run.IsRejected(array.Ordinal++);
    }

    private ReadOnlySpan<long> CurrentSteps()
    {
        var count = 0;
        for (var depth = 0; depth <= _depth; depth++)
        {
            if (_frames[depth] is { IsArray: true } array)
            {
                _steps[count++] = RejectedRun.Step(array.Model.GetValueOrDefault(), array.Index);
            }
        }

        return _steps.AsSpan(0, count);
    }

    private void OpenElement(RejectsFrame array)
    {
        if (!array.IsOpened)
        {
            array.IsOpened = true;
            WriteComma(_frames[_depth - 1]);
            output.Write(_opening.WrittenSpan);
        }

        WriteComma(array);
        output.Write(_space.WrittenSpan);
    }

    private void CloseArray()
    {
        if (Top.IsOpened)
        {
            output.Write(_space.WrittenSpan);
            output.Write("]"u8);
        }

        Pop();
    }

    private void CloseObject()
    {
        if (_depth == 0 && !_hasSecret)
        {
            WriteComma(Top);
            output.Write("\"apiKey\":"u8);
            output.Write(RejectsFile.KeyPlaceholder);
        }

        output.Write(_space.WrittenSpan);
        output.Write("}"u8);
        Pop();
    }

    private void WriteKey()
    {
        if (_isKeyWritten)
        {
            return;
        }

        _isKeyWritten = true;
        if (_member.Kind != RejectsMemberKind.Dropped)
        {
            WriteComma(Top);
            output.Write(_space.WrittenSpan);
            output.Write(_key.WrittenSpan);
        }
    }

    private void WriteComma(RejectsFrame frame)
    {
        if (frame.HasWritten)
        {
            output.Write(","u8);
        }

        frame.HasWritten = true;
    }

    private void Push(RecordModel? model, bool isArray)
    {
        _frames[++_depth].Reset(model, isArray);
        _space.ResetWrittenCount();
        _state = isArray ? RejectsState.Element : RejectsState.Member;
    }

    private void Pop()
    {
        _depth--;
        _space.ResetWrittenCount();
        _state = _depth < 0 ? RejectsState.End : Top.IsArray ? RejectsState.Element : RejectsState.Member;
    }

    private static void AddSpace(ArrayBufferWriter<byte> space, byte value)
    {
        if (value == ',')
        {
            space.ResetWrittenCount();
        }
        else if (space.WrittenCount < LongestSpace)
        {
            space.Write([value]);
        }
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
