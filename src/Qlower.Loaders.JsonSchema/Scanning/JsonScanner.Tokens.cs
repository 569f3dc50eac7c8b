using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Qlower.Loaders.JsonSchema.Scanning;

/// <summary>Strings and numbers.</summary>
internal sealed partial class JsonScanner
{
    private static readonly SearchValues<byte> StringStops = SearchValues.Create(
        "\x00\x01\x02\x03\x04\x05\x06\x07\b\t\n\v\f\r\x0E\x0F"u8
        + "\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1A\x1B\x1C\x1D\x1E\x1F\"\\"u8);

    private readonly List<long> _loneSurrogates = [];
    private byte[] _scratch = [];
    private int _tokenStart;
    private int _tokenLength;
    private bool _fromScratch;
    private int _numberState;

    /// <summary>Content of the current string or name, unescaped, or the bytes of another scalar.</summary>
    public ReadOnlySpan<byte> TokenText =>
        _fromScratch ? _scratch.AsSpan(0, _tokenLength) : _bytes.AsSpan(_tokenStart, _tokenLength);

    /// <summary>Offsets of escaped surrogates without partner in the current string or name.</summary>
    public List<long> LoneSurrogates => _loneSurrogates;

    /// <summary>The first bytes of an oversized name or string, as in the input.</summary>
    public ReadOnlySpan<byte> OversizedStart
    {
        get
        {
            var length = Math.Min(32, limits.MaxStringBytes);
            while (length > 0 && (_bytes[_position + length] & 0xC0) == 0x80)
            {
                length--;
            }

            return _bytes.AsSpan(_position, length);
        }
    }

    private TokenKind ScanString(bool isKey)
    {
        var start = _position + 1;
        var end = (int)Math.Min(_limit, (long)start + limits.MaxStringBytes + 1);
        var escapes = false;
        var i = start;
        if (Vector128.IsHardwareAccelerated && end - start >= Vector128<byte>.Count)
        {
            // Most strings end within the first sixteen bytes, where a call would cost more.
            var chunk = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_bytes), (nuint)start);
            var stops = Vector128.Equals(chunk, Vector128.Create((byte)'"')) | Vector128.Equals(chunk, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(chunk, Vector128.Create((byte)0x20));
            var mask = stops.ExtractMostSignificantBits();
            if (mask == 0)
            {
                i += Vector128<byte>.Count;
            }
            else
            {
                i += BitOperations.TrailingZeroCount(mask);
                if (_bytes[i] == '"')
                {
                    return EndString(start, i - start, escapes: false, isKey);
                }
            }
        }

        while (true)
        {
            var stop = _bytes.AsSpan(i, end - i).IndexOfAny(StringStops);
            if (stop < 0)
            {
                break;
            }

            i += stop;
            if (_bytes[i] == '"')
            {
                return EndString(start, i - start, escapes, isKey);
            }

            if (_bytes[i] != '\\')
            {
                return Fail(JsonFault.ControlCharacter, buffer.BaseOffset + i);
            }

            escapes = true;
            var length = EscapeLength(i, end);
            if (length == 0)
            {
                break;
            }

            if (length < 0)
            {
                return Fail(JsonFault.InvalidEscape, buffer.BaseOffset + i - length);
            }

            i += length;
        }

        if (end - start <= limits.MaxStringBytes)
        {
            return AtLimit();
        }

        TokenOffset = EndOffset;
        _position = start;
        _loneSurrogates.Clear();
        _state = isKey ? ScanState.InOversizedKey : ScanState.InOversizedString;
        return isKey ? TokenKind.OversizedKey : TokenKind.OversizedString;
    }

    private TokenKind EndString(int start, int length, bool escapes, bool isKey)
    {
        TokenOffset = EndOffset;
        if (_loneSurrogates.Count > 0)
        {
            _loneSurrogates.Clear();
        }

        _fromScratch = escapes;
        if (escapes)
        {
            if (_scratch.Length < length)
            {
                _scratch = new byte[Math.Max(256, length * 2)];
            }

            _tokenLength = JsonEscapes.Unescape(_bytes.AsSpan(start, length), _scratch, buffer.BaseOffset + start, _loneSurrogates);
        }
        else
        {
            _tokenStart = start;
            _tokenLength = length;
        }

        _position = start + length + 1;
        _state = isKey ? ScanState.Colon : _depth == 0 ? ScanState.Done : ScanState.CommaOrEnd;
        return isKey ? TokenKind.Key : TokenKind.String;
    }

    /// <summary>Length of the escape at an index; 0 when it extends beyond the end; the negated index of the wrong byte within it.</summary>
    private int EscapeLength(int at, int end)
    {
        if (at + 1 >= end)
        {
            return 0;
        }

        switch (_bytes[at + 1])
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                return 2;
            case (byte)'u':
                for (var i = 2; i < 6; i++)
                {
                    if (at + i >= end)
                    {
                        return 0;
                    }

                    if (!char.IsAsciiHexDigit((char)_bytes[at + i]))
                    {
                        return -i;
                    }
                }

                return 6;
            default:
                return -1;
        }
    }

    private TokenKind ScanNumber()
    {
        var end = (int)Math.Min(_limit, (long)_position + limits.MaxNumberBytes + 1);
        var state = NumberGrammar.Start;
        var length = NumberGrammar.Read(_bytes.AsSpan(_position, end - _position), ref state);
        if (length > limits.MaxNumberBytes)
        {
            TokenOffset = EndOffset;
            _numberState = NumberGrammar.Start;
            _state = ScanState.InOversizedNumber;
            return TokenKind.OversizedNumber;
        }

        if (_position + length == _limit && !(IsEndOfInput && NumberGrammar.IsAccepting(state)))
        {
            return AtLimit();
        }

        if (!NumberGrammar.IsAccepting(state) || (length > 0 && IsDigitAfterZero(_position + length)))
        {
            return Fail(JsonFault.InvalidNumber, EndOffset + length);
        }

        Take(length);
        AfterValue();
        return TokenKind.Number;
    }

    /// <summary>Only a leading zero can end a number before a digit.</summary>
    private bool IsDigitAfterZero(int index) => index < _limit && char.IsAsciiDigit((char)_bytes[index]);

    private bool IsEndOfInput => buffer.IsComplete && buffer.BaseOffset + _limit == buffer.TotalBytes;

    private TokenKind SkipNumber()
    {
        _position += NumberGrammar.Read(_bytes.AsSpan(_position, _limit - _position), ref _numberState);
        var accepting = NumberGrammar.IsAccepting(_numberState);
        if (_position == _limit && !(IsEndOfInput && accepting))
        {
            return AtLimit();
        }

        if (!accepting || IsDigitAfterZero(_position))
        {
            return Fail(JsonFault.InvalidNumber, EndOffset);
        }

        AfterValue();
        return TokenKind.OversizedEnd;
    }

    private TokenKind SkipString()
    {
        while (true)
        {
            var stop = _bytes.AsSpan(_position, _limit - _position).IndexOfAny(StringStops);
            if (stop < 0)
            {
                _position = _limit;
                return AtLimit();
            }

            _position += stop;
            if (_bytes[_position] == '"')
            {
                _position++;
                _state = _state == ScanState.InOversizedKey ? ScanState.Colon
                    : _depth == 0 ? ScanState.Done : ScanState.CommaOrEnd;
                return TokenKind.OversizedEnd;
            }

            if (_bytes[_position] != '\\')
            {
                return Fail(JsonFault.ControlCharacter, EndOffset);
            }

            var length = EscapeLength(_position, _limit);
            if (length == 0)
            {
                return AtLimit();
            }

            if (length < 0)
            {
                return Fail(JsonFault.InvalidEscape, EndOffset - length);
            }

            var unit = length == 6 ? JsonEscapes.Unit(_bytes.AsSpan(_position)) : '\0';
            var next = char.IsHighSurrogate(unit) ? PartnerLength(_position + 6) : 0;
            if (next < 0)
            {
                return AtLimit();
            }

            TokenOffset = EndOffset;
            _position += length + next;
            if (char.IsSurrogate(unit) && next == 0)
            {
                return TokenKind.LoneSurrogate;
            }
        }
    }

    /// <summary>6 when an escaped low surrogate is at the index, 0 when not, negative when that cannot be decided yet.</summary>
    private int PartnerLength(int at)
    {
        if (at < _limit && _bytes[at] != '\\')
        {
            return 0;
        }

        if (at + 6 > _limit)
        {
            return buffer.IsComplete || buffer.IsInvalidAtLimit || EscapeLength(at, _limit) != 0 ? 0 : -1;
        }

        return EscapeLength(at, _limit) == 6 && char.IsLowSurrogate(JsonEscapes.Unit(_bytes.AsSpan(at))) ? 6 : 0;
    }
}
