using System.Text;

namespace Qlower.Loaders.Parts;

/// <summary>
/// Counts lines and columns over UTF-8 as the schema engine does: <c>\n</c>, <c>\r\n</c> and a lone <c>\r</c> end a line; columns are code
/// points.
/// </summary>
internal struct TextPosition(FilePosition start)
{
    private bool _afterReturn;

    /// <summary>The position after all bytes counted.</summary>
    public FilePosition At { get; private set; } = start;

    /// <summary>The position after contiguous bytes that begin at a position.</summary>
    public static FilePosition Advance(FilePosition from, ReadOnlySpan<byte> utf8)
    {
        var position = new TextPosition(from);
        position.Pass(utf8);
        return position.At;
    }

    /// <summary>Counts bytes; they may be cut anywhere.</summary>
    public void Pass(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return;
        }

        var offset = At.Offset + utf8.Length;
        if (_afterReturn && utf8[0] == (byte)'\n')
        {
            utf8 = utf8[1..];
        }

        _afterReturn = utf8.IsEmpty ? false : utf8[^1] == (byte)'\r';
        var lines = utf8.Count((byte)'\n') + utf8.Count((byte)'\r') - utf8.Count("\r\n"u8);
        var column = lines == 0 ? At.Column : 1;
        var tail = lines == 0 ? utf8 : utf8[(utf8.LastIndexOfAny((byte)'\n', (byte)'\r') + 1)..];
        At = new FilePosition(offset, At.Line + lines, column + CountCodePoints(tail));
    }

    private static int CountCodePoints(ReadOnlySpan<byte> utf8)
    {
        if (Ascii.IsValid(utf8))
        {
            return utf8.Length;
        }

        var count = 0;
        foreach (var unit in utf8)
        {
            // Every byte but a continuation byte (10xxxxxx) begins a code point.
            count += (unit & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }
}
