namespace Qlower.Loaders.Validation;

/// <summary>Counts lines and columns over UTF-8.</summary>
internal static class TextPosition
{
    /// <summary>The position behind some bytes that begin at a position.</summary>
    public static FilePosition Advance(FilePosition from, ReadOnlySpan<byte> utf8)
    {
        var lines = utf8.Count((byte)'\n');
        var column = lines == 0 ? from.Column : 1;
        var tail = lines == 0 ? utf8 : utf8[(utf8.LastIndexOf((byte)'\n') + 1)..];
        return new FilePosition(from.Offset + utf8.Length, from.Line + lines, column + CountCodePoints(tail));
    }

    private static int CountCodePoints(ReadOnlySpan<byte> utf8)
    {
        if (System.Text.Ascii.IsValid(utf8))
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
