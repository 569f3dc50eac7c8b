using System.Buffers;
using Qlower.Loaders.Json;

namespace Qlower.Loaders.Reporting.Rejects;

/// <summary>
/// Turns the bytes of a load into those of its rejects, piece by piece: it accepts pieces of any size and buffers no more
/// than a key and some white space. The document is known to be well formed.
/// </summary>
internal sealed class RejectsFilter(RejectedRuns runs, IBufferWriter<byte> output, RejectsCorrections? corrections = null)
{
    private readonly RejectsFrames _frames = new();
    private readonly RejectsWriter _writer = new(output);
    private long _offset;
    private RejectsState _state;
    private RejectsMember _member;
    private bool _isLongKey;
    private bool _hasSecret;
    private bool _copies;
    private JsonSpanScanner _span;

    private RejectsFrame Top => _frames.Top;

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
        // Only white space or a byte order mark can precede the brace.
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
                _writer.BeginKey(data[..1]);
                _isLongKey = false;
                _span = JsonSpanScanner.Text();
                _state = RejectsState.Key;
                break;
            case (byte)'}':
                CloseObject();
                break;
            default:
                _writer.AddSpace(data[0]);
                break;
        }

        return 1;
    }

    private int ReadKey(ReadOnlySpan<byte> data)
    {
        var length = _span.Take(data);
        var isEnd = _span.IsEnded;
        var part = data[..length];
        if (_isLongKey)
        {
            if (_member.Kind == RejectsMemberKind.Copied)
            {
                output.Write(part);
            }
        }
        else
        {
            _writer.AddKey(part);
            _isLongKey = _writer.Key.Length > RejectsMember.LongestKey;
            if (_isLongKey)
            {
                // Too long to be a key of the format: the rest of it is not buffered.
                _member = RejectsMember.Unknown(Top.Model);
                WriteKey();
            }
            else if (isEnd)
            {
                _member = RejectsMember.Of(Top.Model, _writer.Key);
            }
        }

        if (isEnd)
        {
            _state = RejectsState.Colon;
        }

        return length;
    }

    private void WriteKey()
    {
        if (_member.Kind != RejectsMemberKind.Dropped)
        {
            _writer.WriteKey(Top);
        }
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
            _writer.AddGap(data[0]);
            return 1;
        }

        if (_member.Kind == RejectsMemberKind.Section && data[0] == '[')
        {
            _writer.BufferOpening();
            Push(_member.Section, isArray: true);
            return 1;
        }

        if (_member.Kind != RejectsMemberKind.Dropped)
        {
            if (!_isLongKey)
            {
                WriteKey();
            }

            _writer.WriteColon();
        }

        if (_member.Kind == RejectsMemberKind.Secret)
        {
            _writer.WritePlaceholder();
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
            _writer.AddSpace(data[0]);
            return 1;
        }

        var array = Top;
        array.Index++;
        if (IsRejected(array))
        {
            _writer.OpenElement(array, _frames.Owner);
            BeginValue(data[0], copies: true);
            return 0;
        }

        if (data[0] == '{' && runs.Current is { } next && next.IsWithin(_frames.Steps()))
        {
            _writer.OpenElement(array, _frames.Owner);
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
        if (_copies && corrections is not null)
        {
            corrections.Copy(_offset, data[..taken], output);
        }
        else if (_copies)
        {
            output.Write(data[..taken]);
        }

        return taken;
    }

    private void BeginValue(byte first, bool copies)
    {
        _copies = copies;
        corrections?.BeginValue();
        _span = JsonSpanScanner.Value(first);
        _state = RejectsState.Value;
    }

    private void EndValue()
    {
        _writer.ForgetSpace();
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

    private void CloseArray()
    {
        if (Top.IsOpened)
        {
            _writer.CloseArray();
        }

        Pop();
    }

    private void CloseObject()
    {
        if (_frames.IsAtRoot && !_hasSecret)
        {
            _writer.AddPlaceholder(Top);
        }

        _writer.CloseObject();
        Pop();
    }

    private void Push(RecordModel? model, bool isArray)
    {
        _frames.Push(model, isArray);
        _writer.ForgetSpace();
        _state = isArray ? RejectsState.Element : RejectsState.Member;
    }

    private void Pop()
    {
        _frames.Pop();
        _writer.ForgetSpace();
        _state = _frames.IsEmpty ? RejectsState.End : Top.IsArray ? RejectsState.Element : RejectsState.Member;
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
