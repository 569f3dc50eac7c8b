namespace Qlower.Loaders.JsonSchema.Scanning;

/// <summary>
/// Splits a window on the input into tokens. A token that does not end within the window is read again once there is more, unless
/// it exceeds its limit: then it is skipped. Independent of schemas.
/// </summary>
internal sealed partial class JsonScanner(InputBuffer buffer, ValidationLimits limits)
{
    /// <summary>Longer runs of white space are padding.</summary>
    public const int LongestGap = 64;

    private ScanState _state = ScanState.Start;
    private ulong[] _isObject = new ulong[2];
    private byte[] _bytes = [];
    private int _limit;
    private int _position;
    private int _depth;
    private long _gap;

    /// <summary>Index of the first byte that is still needed.</summary>
    public int Position => _position;

    /// <summary>Offset of the current token's first byte.</summary>
    public long TokenOffset { get; private set; }

    /// <summary>Offset after the current token.</summary>
    public long EndOffset => buffer.BaseOffset + _position;

    public JsonFault Fault { get; private set; }

    public long FaultOffset { get; private set; }

    public byte[] Bytes => _bytes;

    /// <summary>End of the bytes that may be read.</summary>
    public int Limit => _limit;

    /// <summary>Bytes of white space so far in runs longer than <see cref="LongestGap"/>.</summary>
    public long Padding { get; private set; }

    /// <summary>Whether a member, an item, or the end of their container comes next, and white space before it is not partly read.</summary>
    public bool IsBetweenValues => _gap == 0 && _state is ScanState.CommaOrEnd or ScanState.KeyOrEnd or ScanState.ValueOrEnd;

    /// <summary>Whether everything in the buffer was read, up to the end of a member or an item.</summary>
    public bool IsAfterValue => _state == ScanState.CommaOrEnd && buffer.BaseOffset + _position == buffer.TotalBytes;

    /// <summary>Whether the container has neither member nor item so far.</summary>
    public bool IsFirst => _state != ScanState.CommaOrEnd;

    /// <summary>Must be called whenever the buffer has changed.</summary>
    public void Attach(int position)
    {
        _bytes = buffer.Bytes;
        _limit = buffer.Limit;
        _position = position;
    }

    /// <summary>Returns to the start of an input.</summary>
    public void Reset()
    {
        (_state, _position, _depth, _gap, Padding, Fault) = (ScanState.Start, 0, 0, 0, 0, JsonFault.None);
        _loneSurrogates.Clear();
    }

    /// <summary>Continues from a place up to which the caller has read, within the same container.</summary>
    public void Continue(int position, ScanState state) => (_position, _state) = (position, state);

    /// <summary>Copies the open containers of another scanner, after an item.</summary>
    public void CopyStateFrom(JsonScanner other)
    {
        _isObject = [.. other._isObject];
        _depth = other._depth;
        _position = 0;
        _state = ScanState.CommaOrEnd;
    }

    /// <summary>Records that the caller has read the start of an object.</summary>
    public void Enter() => Push(isObject: true);

    /// <summary>Ends the pass on behalf of the evaluator.</summary>
    public TokenKind Fail(JsonFault fault, long offset)
    {
        Fault = fault;
        FaultOffset = offset;
        return TokenKind.Fault;
    }

    public TokenKind Next()
    {
        while (true)
        {
            if (_state == ScanState.Value && _position < _limit && _bytes[_position] == '"')
            {
                return ScanString(isKey: false);
            }

            if (_state >= ScanState.InOversizedKey)
            {
                return _state == ScanState.InOversizedNumber ? SkipNumber() : SkipString();
            }

            if (_state == ScanState.Start)
            {
                if (Begin() is { } first)
                {
                    return first;
                }

                continue;
            }

            if (!SkipWhiteSpace())
            {
                return AtLimit();
            }

            var c = _bytes[_position];
            switch (_state)
            {
                case ScanState.Colon:
                    if (c != ':')
                    {
                        return Unexpected();
                    }

                    _position++;
                    _state = ScanState.Value;
                    break;
                case ScanState.CommaOrEnd:
                    if (c == ',')
                    {
                        _position++;
                        _state = InObject ? ScanState.Key : ScanState.Value;
                        break;
                    }

                    return c == (InObject ? '}' : ']') ? Close() : Unexpected();
                case ScanState.KeyOrEnd when c == '}':
                case ScanState.ValueOrEnd when c == ']':
                    return Close();
                case ScanState.Key or ScanState.KeyOrEnd:
                    return c == '"' ? ScanString(isKey: true) : Unexpected();
                case ScanState.Done:
                    return Fail(JsonFault.TrailingData, EndOffset);
                default:
                    return Value(c);
            }
        }
    }

    private bool InObject => (_isObject[(_depth - 1) >> 6] >> ((_depth - 1) & 63) & 1) != 0;

    private TokenKind? Begin()
    {
        var bytes = buffer.Filled;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            || (bytes.Length > 0 && bytes[0] == 0) || (bytes.Length > 1 && bytes[1] == 0))
        {
            return Fail(JsonFault.NotUtf8Encoding, 0);
        }

        _state = ScanState.Value;
        if (!bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return null;
        }

        _position = 3;
        TokenOffset = 0;
        return TokenKind.ByteOrderMark;
    }

    private bool SkipWhiteSpace()
    {
        if (_gap == 0 && _position < _limit && _bytes[_position] > (byte)' ')
        {
            return true;
        }

        var start = _position;
        while (_position < _limit)
        {
            if (_bytes[_position] is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                EndGap(_position - start);
                return true;
            }

            _position++;
        }

        _gap += _position - start;
        return false;
    }

    private void EndGap(long rest)
    {
        var gap = _gap + rest;
        Padding += gap > LongestGap ? gap : 0;
        _gap = 0;
    }

    private TokenKind Value(byte c)
    {
        switch (c)
        {
            case (byte)'"':
                return ScanString(isKey: false);
            case (byte)'{':
                return Open(isObject: true);
            case (byte)'[':
                return Open(isObject: false);
            case (byte)'t':
                return Literal("true"u8, TokenKind.True);
            case (byte)'f':
                return Literal("false"u8, TokenKind.False);
            case (byte)'n':
                return Literal("null"u8, TokenKind.Null);
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return ScanNumber();
            default:
                return Unexpected();
        }
    }

    private TokenKind Open(bool isObject)
    {
        TokenOffset = EndOffset;
        if (_depth == limits.MaxDepth)
        {
            return Fail(JsonFault.DepthExceeded, TokenOffset);
        }

        Push(isObject);
        _position++;
        _state = isObject ? ScanState.KeyOrEnd : ScanState.ValueOrEnd;
        return isObject ? TokenKind.ObjectStart : TokenKind.ArrayStart;
    }

    private void Push(bool isObject)
    {
        var word = _depth >> 6;
        if (word == _isObject.Length)
        {
            Array.Resize(ref _isObject, word * 2);
        }

        var bit = 1UL << (_depth & 63);
        _isObject[word] = isObject ? _isObject[word] | bit : _isObject[word] & ~bit;
        _depth++;
    }

    private TokenKind Close()
    {
        var kind = InObject ? TokenKind.ObjectEnd : TokenKind.ArrayEnd;
        TokenOffset = EndOffset;
        _position++;
        _depth--;
        AfterValue();
        return kind;
    }

    private TokenKind Literal(ReadOnlySpan<byte> literal, TokenKind kind)
    {
        var rest = _bytes.AsSpan(_position, Math.Min(literal.Length, _limit - _position));
        var common = rest.CommonPrefixLength(literal);
        if (common == literal.Length)
        {
            Take(common);
            AfterValue();
            return kind;
        }

        return common == rest.Length ? AtLimit() : Fail(JsonFault.UnexpectedCharacter, EndOffset + common);
    }

    private void AfterValue() => _state = _depth == 0 ? ScanState.Done : ScanState.CommaOrEnd;

    private void Take(int length)
    {
        TokenOffset = EndOffset;
        _tokenStart = _position;
        _tokenLength = length;
        _position += length;
        _fromScratch = false;
    }

    private TokenKind Unexpected() => Fail(JsonFault.UnexpectedCharacter, EndOffset);

    /// <summary>The window contains no whole token: more is needed, or the input is invalid or over.</summary>
    private TokenKind AtLimit()
    {
        if (buffer.IsInvalidAtLimit)
        {
            return Fail(JsonFault.InvalidUtf8, buffer.BaseOffset + _limit);
        }

        if (!buffer.IsComplete)
        {
            return TokenKind.NeedMore;
        }

        var isCut = buffer.BaseOffset + _limit < buffer.TotalBytes;
        return _state switch
        {
            ScanState.Done => isCut ? Fail(JsonFault.InvalidUtf8, buffer.BaseOffset + _limit) : TokenKind.End,
            ScanState.Value when _depth == 0 && _position == _limit && !isCut => Fail(JsonFault.Empty, 0),
            _ => Fail(JsonFault.UnexpectedEnd, buffer.TotalBytes),
        };
    }
}
