using System.Buffers.Text;
using System.Text.Unicode;

namespace Qlower.Celery.Wire.Values;

/// <summary>Checks that JSON is text: valid UTF-8 whose escapes are no half of a surrogate pair. The JSON reader accepts both until a string is read.</summary>
internal static class JsonText
{
    private const int EscapeLength = 6;

    /// <summary>Whether every string of the JSON can be read.</summary>
    /// <param name="json">One valid JSON value.</param>
    public static bool IsText(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            return false;
        }

        // In valid JSON a backslash always begins an escape, and only within a string.
        for (var index = json.IndexOf((byte)'\\'); index >= 0;)
        {
            var unit = UnitAt(json, index);
            var isPair = unit is { } high && char.IsHighSurrogate(high) && UnitAt(json, index + EscapeLength) is { } low && char.IsLowSurrogate(low);
            if (unit is { } found && char.IsSurrogate(found) && !isPair)
            {
                return false;
            }

            var next = index + (unit is null ? 2 : isPair ? 2 * EscapeLength : EscapeLength);
            var step = next < json.Length ? json[next..].IndexOf((byte)'\\') : -1;
            index = step < 0 ? -1 : next + step;
        }

        return true;
    }

    /// <summary>Returns the UTF-16 unit of an escape such as <c>\u00e9</c>; <see langword="null"/> when there is no such escape at the index.</summary>
    private static char? UnitAt(ReadOnlySpan<byte> json, int index)
    {
        if (index + EscapeLength > json.Length || json[index] != '\\' || json[index + 1] != 'u')
        {
            return null;
        }

        return Utf8Parser.TryParse(json.Slice(index + 2, 4), out ushort unit, out _, 'x') ? (char)unit : null;
    }
}
