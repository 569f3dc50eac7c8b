using System.Buffers;

namespace Qlower.Loaders.Json;

/// <summary>
/// Finds the end of a JSON value, or of the rest of a text or an array, in bytes that arrive in pieces of any size. The JSON is known to be well
/// formed: only strings, escapes and brackets matter. Mutable; copy it only on purpose.
/// </summary>
internal struct JsonSpanScanner
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> ScalarEnd = SearchValues.Create(" \t\r\n,]}"u8);
    private readonly bool _isScalar;
    private bool _isText;
    private bool _isEscaped;
    private int _nesting;

    private JsonSpanScanner(bool isScalar, bool isText, int nesting)
    {
        _isScalar = isScalar;
        _isText = isText;
        _nesting = nesting;
    }

    /// <summary>Whether the end was found.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>A value, starting with its first byte.</summary>
    public static JsonSpanScanner Value(byte first) => new(first is not ((byte)'{' or (byte)'[' or (byte)'"'), isText: false, nesting: 0);

    /// <summary>The rest of a text, starting after its opening quotation mark; it ends with the closing one.</summary>
    public static JsonSpanScanner Text() => new(isScalar: false, isText: true, nesting: 0);

    /// <summary>The rest of an array, starting after its opening bracket; it ends with the closing one.</summary>
    public static JsonSpanScanner Array() => new(isScalar: false, isText: false, nesting: 1);

    /// <summary>Returns how many of the bytes belong to the value; it ends there when <see cref="IsEnded"/> is set.</summary>
    public int Take(ReadOnlySpan<byte> data)
    {
        if (_isScalar)
        {
            var end = data.IndexOfAny(ScalarEnd);
            IsEnded = end >= 0;
            return end < 0 ? data.Length : end;
        }

        var position = 0;
        while (position < data.Length && !IsEnded)
        {
            position += _isText ? TakeText(data[position..]) : TakeStructure(data[position..]);
            IsEnded = !_isText && _nesting == 0;
        }

        return position;
    }

    private int TakeStructure(ReadOnlySpan<byte> data)
    {
        var next = data.IndexOfAny(Structure);
        if (next < 0)
        {
            return data.Length;
        }

        _isText = data[next] == '"';
        _nesting += data[next] switch { (byte)'{' or (byte)'[' => 1, (byte)'}' or (byte)']' => -1, _ => 0 };
        return next + 1;
    }

    private int TakeText(ReadOnlySpan<byte> data)
    {
        var position = 0;
        while (position < data.Length)
        {
            if (_isEscaped)
            {
                _isEscaped = false;
                position++;
                continue;
            }

            var next = data[position..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
            {
                return data.Length;
            }

            position += next + 1;
            if (data[position - 1] == '"')
            {
                _isText = false;
                break;
            }

            _isEscaped = true;
        }

        return position;
    }
}
