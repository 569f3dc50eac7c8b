using System.Globalization;
using System.Text;

namespace Qlower.Loaders.JsonSchema.Scanning;

/// <summary>Resolves the escapes of strings whose escapes are known to be well-formed.</summary>
internal static class JsonEscapes
{
    /// <summary>The UTF-16 unit of a <c>\uXXXX</c> escape.</summary>
    public static char Unit(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>Writes the unescaped content, which is never longer; a lone surrogate becomes U+FFFD.</summary>
    /// <returns>The length written.</returns>
    public static int Unescape(ReadOnlySpan<byte> raw, Span<byte> target, long offset, List<long> loneSurrogates)
    {
        var written = 0;
        var i = 0;
        while (true)
        {
            var plain = raw[i..].IndexOf((byte)'\\');
            var length = plain < 0 ? raw.Length - i : plain;
            raw.Slice(i, length).CopyTo(target[written..]);
            written += length;
            i += length;
            if (plain < 0)
            {
                return written;
            }

            if (raw[i + 1] != 'u')
            {
                target[written++] = raw[i + 1] switch
                {
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    var other => other,
                };
                i += 2;
                continue;
            }

            var unit = Unit(raw[i..]);
            var rune = Rune.ReplacementChar;
            var consumed = 6;
            if (!char.IsSurrogate(unit))
            {
                rune = new Rune(unit);
            }
            else if (char.IsHighSurrogate(unit) && raw.Length >= i + 12 && raw[i + 6] == '\\' && raw[i + 7] == 'u'
                && char.IsLowSurrogate(Unit(raw[(i + 6)..])))
            {
                rune = new Rune(unit, Unit(raw[(i + 6)..]));
                consumed = 12;
            }
            else
            {
                loneSurrogates.Add(offset + i);
            }

            written += rune.EncodeToUtf8(target[written..]);
            i += consumed;
        }
    }
}
