using System.Buffers;
using System.Text;
using System.Text.Json;
using Qlower.Loaders.Json;

namespace Qlower.Loaders.Parts;

/// <summary>
/// Reads one record after another, each in pieces of any size, and collects its own bytes: nested sections are emptied, and long runs of
/// white space are left out of a large record. The JSON is known to be well formed. Not thread-safe.
/// </summary>
internal sealed class RecordScan
{
    /// <summary>The longest key that can be the name of a section, were it written in escapes alone.</summary>
    private const int LongestKey = 128;

    /// <summary>A record with more bytes is searched for padding: it may be small without.</summary>
    private const int CompactAbove = 256 << 10;

    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly RecordCompactor _compactor = new();
    private readonly ArrayBufferWriter<byte> _key = new(LongestKey);
    private readonly List<RecordHole> _holes = [];
    private IReadOnlyList<string> _sections = [];
    private RecordScanState _state;
    private JsonSpanScanner _span;
    private TextPosition _position;
    private bool _collects;
    private bool _isSection;
    private FilePosition _start;
    private int _compactAt;

    /// <summary>Whether the record was read to its end.</summary>
    public bool IsEnded => _state == RecordScanState.End;

    /// <summary>The position after the bytes read so far.</summary>
    public TextPosition Position => _position;

    /// <summary>The record's own bytes; valid until the next record begins, and empty for a record that is not collected.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>Where content of nested sections, or padding of a large record, was removed, in order; valid until the next record begins.</summary>
    public IReadOnlyList<RecordHole> Holes => _holes;

    /// <summary>Begins a record.</summary>
    /// <param name="model">Its model.</param>
    /// <param name="position">The position of its first byte.</param>
    /// <param name="collects">Whether its bytes are needed; otherwise it is skipped without memory, whatever its size.</param>
    public void Begin(RecordModel model, TextPosition position, bool collects)
    {
        _bytes.ResetWrittenCount();
        _holes.Clear();
        _sections = NestedSections.Of(model);
        _state = RecordScanState.Start;
        _position = position;
        _start = position.At;
        _compactAt = CompactAbove;
        _collects = collects;
    }

    /// <summary>Reads the next bytes.</summary>
    /// <returns>How many of them belong to the record; all of them unless <see cref="IsEnded"/> is set.</returns>
    public int Read(ReadOnlySpan<byte> data)
    {
        var read = 0;
        var taken = 0;
        while (read < data.Length && !IsEnded)
        {
            if (_state == RecordScanState.Section)
            {
                read += ReadSection(data[read..]);
                taken = _state == RecordScanState.Section ? read : read - 1;
                continue;
            }

            read += ReadNext(data[read..]);
            if (_state == RecordScanState.Section)
            {
                Take(data[taken..read]);
                taken = read;
            }
        }

        Take(data[taken..read]);
        return read;
    }

    /// <summary>Removes the content of a section. Its closing bracket belongs to the record.</summary>
    private int ReadSection(ReadOnlySpan<byte> data)
    {
        var length = _span.Take(data);
        if (!_span.IsEnded)
        {
            _position.Pass(data[..length]);
            return length;
        }

        _position.Pass(data[..(length - 1)]);
        _holes.Add(new RecordHole(_bytes.WrittenCount, _position.At));
        _state = RecordScanState.Member;
        return length;
    }

    private int ReadNext(ReadOnlySpan<byte> data) => _state switch
    {
        RecordScanState.Start => ReadStart(data[0]),
        RecordScanState.Member => ReadMember(data),
        RecordScanState.Key => ReadKey(data),
        RecordScanState.Colon => ReadColon(data),
        RecordScanState.MemberValue => ReadMemberValue(data),
        RecordScanState.Value => ReadValue(data, RecordScanState.Member),
        _ => ReadValue(data, RecordScanState.End),
    };

    private int ReadStart(byte first)
    {
        if (first == '{')
        {
            _state = RecordScanState.Member;
            return 1;
        }

        _span = JsonSpanScanner.Value(first);
        _state = RecordScanState.Whole;
        return 0;
    }

    private int ReadMember(ReadOnlySpan<byte> data)
    {
        var next = data.IndexOfAny((byte)'"', (byte)'}');
        if (next < 0)
        {
            return data.Length;
        }

        _state = data[next] == '}' ? RecordScanState.End : RecordScanState.Key;
        _span = JsonSpanScanner.Text();
        _key.ResetWrittenCount();
        _key.Write("\""u8);
        return next + 1;
    }

    private int ReadKey(ReadOnlySpan<byte> data)
    {
        var length = _span.Take(data);
        if (_sections.Count > 0 && _key.WrittenCount <= LongestKey)
        {
            _key.Write(data[..Math.Min(length, LongestKey + 1)]);
        }

        if (_span.IsEnded)
        {
            _isSection = _sections.Count > 0 && _key.WrittenCount <= LongestKey && IsSection(_key.WrittenSpan);
            _state = RecordScanState.Colon;
        }

        return length;
    }

    private int ReadColon(ReadOnlySpan<byte> data)
    {
        var next = data.IndexOf((byte)':');
        if (next < 0)
        {
            return data.Length;
        }

        _state = RecordScanState.MemberValue;
        return next + 1;
    }

    private int ReadMemberValue(ReadOnlySpan<byte> data)
    {
        var next = data.IndexOfAnyExcept(" \t\r\n"u8);
        if (next < 0)
        {
            return data.Length;
        }

        if (_isSection && data[next] == '[')
        {
            _span = JsonSpanScanner.Array();
            _state = RecordScanState.Section;
            return next + 1;
        }

        _span = JsonSpanScanner.Value(data[next]);
        _state = RecordScanState.Value;
        return next;
    }

    private int ReadValue(ReadOnlySpan<byte> data, RecordScanState then)
    {
        var length = _span.Take(data);
        if (_span.IsEnded)
        {
            _state = then;
        }

        return length;
    }

    private void Take(ReadOnlySpan<byte> data)
    {
        if (_collects)
        {
            _bytes.Write(data);
        }

        _position.Pass(data);
        if (_bytes.WrittenCount > _compactAt)
        {
            _compactor.Compact(_bytes, _holes, _start);
            _compactAt = Math.Max(CompactAbove, 2 * _bytes.WrittenCount);
        }
    }

    private bool IsSection(ReadOnlySpan<byte> quotedKey)
    {
        if (!quotedKey.Contains((byte)'\\'))
        {
            return IsSectionName(quotedKey[1..^1]);
        }

        var reader = new Utf8JsonReader(quotedKey);
        reader.Read();
        foreach (var section in _sections)
        {
            if (reader.ValueTextEquals(section))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsSectionName(ReadOnlySpan<byte> key)
    {
        foreach (var section in _sections)
        {
            if (Ascii.Equals(key, section))
            {
                return true;
            }
        }

        return false;
    }
}
