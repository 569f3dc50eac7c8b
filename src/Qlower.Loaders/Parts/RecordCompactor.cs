using System.Buffers;

namespace Qlower.Loaders.Parts;

/// <summary>
/// Removes long runs of white space between the tokens of a record, so that a record takes as much memory as its limit measures. The JSON is
/// known to be well formed, but may not be complete. Not thread-safe.
/// </summary>
internal sealed class RecordCompactor
{
    /// <summary>The longest run that stays: what the schema engine does not count as padding.</summary>
    private const int LongestGap = 64;

    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n"u8);
    private static readonly SearchValues<byte> TextStops = SearchValues.Create("\"\\"u8);
    private static readonly SearchValues<byte> TokenStops = SearchValues.Create("\" \t\r\n"u8);
    private readonly ArrayBufferWriter<byte> _result = new();
    private readonly List<RecordHole> _holes = [];
    private TextPosition _position;
    private int _hole;

    /// <summary>Compacts.</summary>
    /// <param name="bytes">The bytes of the record from its first one on; replaced.</param>
    /// <param name="holes">Where bytes were left out before, in order; replaced.</param>
    /// <param name="start">The place of the first byte.</param>
    public void Compact(ArrayBufferWriter<byte> bytes, List<RecordHole> holes, FilePosition start)
    {
        _result.ResetWrittenCount();
        _holes.Clear();
        _position = new TextPosition(start);
        _hole = 0;
        var all = bytes.WrittenSpan;
        var at = 0;
        while (at < all.Length)
        {
            var length = TokenLength(all[at..]);
            Pass(all, at, length, holes, isCopied: true);
            at += length;
            var gap = all[at..].IndexOfAnyExcept(Blanks);
            gap = gap < 0 ? all.Length - at : gap;
            Pass(all, at, gap, holes, isCopied: gap <= LongestGap);
            at += gap;
        }

        while (_hole < holes.Count)
        {
            AddHole(holes[_hole++].After);
        }

        bytes.ResetWrittenCount();
        bytes.Write(_result.WrittenSpan);
        holes.Clear();
        holes.AddRange(_holes);
    }

    /// <summary>Returns the number of bytes before the next white space outside texts.</summary>
    private static int TokenLength(ReadOnlySpan<byte> rest)
    {
        var at = 0;
        while (at < rest.Length)
        {
            var stop = rest[at..].IndexOfAny(TokenStops);
            if (stop < 0)
            {
                return rest.Length;
            }

            at += stop;
            if (rest[at] != '"')
            {
                return at;
            }

            at += TextLength(rest[at..]);
        }

        return rest.Length;
    }

    private static int TextLength(ReadOnlySpan<byte> text)
    {
        var at = 1;
        while (at < text.Length)
        {
            var stop = text[at..].IndexOfAny(TextStops);
            if (stop < 0)
            {
                break;
            }

            at += stop + 1;
            if (text[at - 1] == '"')
            {
                return at;
            }

            at++;
        }

        return text.Length;
    }

    /// <summary>Copies or drops bytes, and moves over earlier holes on the way.</summary>
    private void Pass(ReadOnlySpan<byte> all, int at, int length, List<RecordHole> holes, bool isCopied)
    {
        var end = at + length;
        while (_hole < holes.Count && holes[_hole].Index < end)
        {
            Pass(all[at..holes[_hole].Index], isCopied);
            at = holes[_hole].Index;
            AddHole(holes[_hole++].After);
        }

        Pass(all[at..end], isCopied);
    }

    private void Pass(ReadOnlySpan<byte> bytes, bool isCopied)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        _position.Pass(bytes);
        if (isCopied)
        {
            _result.Write(bytes);
        }
        else
        {
            AddHole(_position.At);
        }
    }

    /// <summary>Several holes at one index are one, up to the place after the last.</summary>
    private void AddHole(FilePosition after)
    {
        if (_holes.Count > 0 && _holes[^1].Index == _result.WrittenCount)
        {
            _holes.RemoveAt(_holes.Count - 1);
        }

        _holes.Add(new RecordHole(_result.WrittenCount, after));
        _position = new TextPosition(after);
    }
}
