using System.Globalization;
using System.Text;

namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>Translates a pattern so that .NET interprets it as ECMA-262 does, code points as UTF-16.</summary>
internal static class RegexTranslation
{
    private const string Word = "[0-9A-Z_a-z]";

    public static string Of(PatternNode pattern)
    {
        // Laziness matters only where a group is referred to; and for lazy repetitions of what may be empty, .NET is wrong:
        // it finds ^(?:(a??)*?x){2} in "ax".
        var result = new StringBuilder();
        Write(pattern, result, PatternNode.TraitsOf(pattern).HasFlag(PatternTraits.BackReference));
        return result.ToString();
    }

    private static void Write(PatternNode node, StringBuilder result, bool keepsLazy)
    {
        switch (node.Kind)
        {
            case PatternNodeKind.Class:
                WriteSet(node.Set, result);
                break;
            case PatternNodeKind.Sequence:
                WriteAll(node, result, keepsLazy);
                break;
            case PatternNodeKind.Alternation:
                result.Append("(?:");
                for (var i = 0; i < node.Children.Length; i++)
                {
                    result.Append(i == 0 ? "" : "|");
                    Write(node.Children[i], result, keepsLazy);
                }

                result.Append(')');
                break;
            case PatternNodeKind.Repeat:
                result.Append("(?:");
                WriteAll(node, result, keepsLazy);
                result.Append(CultureInfo.InvariantCulture, $"){{{node.Minimum},");
                result.Append(node.Maximum == int.MaxValue ? "" : node.Maximum.ToString(CultureInfo.InvariantCulture)).Append('}');
                result.Append(node.IsLazy && keepsLazy ? "?" : "");
                break;
            case PatternNodeKind.Capture:
                result.Append(CultureInfo.InvariantCulture, $"(?<{node.Group}>");
                WriteAll(node, result, keepsLazy);
                result.Append(')');
                break;
            case PatternNodeKind.TextStart:
                result.Append(@"\A");
                break;
            case PatternNodeKind.TextEnd:
                result.Append(@"\z");
                break;
            case PatternNodeKind.WordBoundary:
                result.Append($"(?:(?<={Word})(?!{Word})|(?<!{Word})(?={Word}))");
                break;
            case PatternNodeKind.NotWordBoundary:
                // There is no position between the halves of a surrogate pair.
                result.Append($"(?:(?<={Word})(?={Word})|(?<![\\uD800-\\uDBFF0-9A-Z_a-z])(?!{Word}))");
                break;
            case PatternNodeKind.LookAround:
                result.Append(node.IsBehind ? "(?<" : "(?").Append(node.IsNegative ? '!' : '=');
                WriteAll(node, result, keepsLazy);
                result.Append(')');
                break;
            case PatternNodeKind.BackReference:
                // A group that did not participate matches the empty text.
                result.Append(CultureInfo.InvariantCulture, $"(?({node.Group})\\{node.Group}|)");
                break;
        }
    }

    private static void WriteAll(PatternNode node, StringBuilder result, bool keepsLazy)
    {
        foreach (var child in node.Children)
        {
            Write(child, result, keepsLazy);
        }
    }

    private static void WriteSet(CodePointSet set, StringBuilder result)
    {
        var basic = new StringBuilder();
        var beyond = new StringBuilder();
        for (var i = 0; i < set.Bounds.Length; i += 2)
        {
            var (first, last) = (set.Bounds[i], set.Bounds[i + 1]);
            if (first <= 0xFFFF)
            {
                WriteRange(first, Math.Min(last, 0xFFFF), basic);
            }

            if (last > 0xFFFF)
            {
                WritePairs(Math.Max(first, 0x10000), last, beyond);
            }
        }

        if (beyond.Length == 0)
        {
            result.Append(basic.Length == 0 ? "[^\\u0000-\\uFFFF]" : $"[{basic}]");
        }
        else
        {
            result.Append("(?:").Append(basic.Length == 0 ? "" : $"[{basic}]|").Append(beyond, 0, beyond.Length - 1).Append(')');
        }
    }

    private static void WriteRange(int first, int last, StringBuilder result)
    {
        result.Append(CultureInfo.InvariantCulture, $"\\u{first:X4}");
        if (last > first)
        {
            result.Append(CultureInfo.InvariantCulture, $"-\\u{last:X4}");
        }
    }

    /// <summary>Surrogate pairs, each alternative followed by a bar.</summary>
    private static void WritePairs(int first, int last, StringBuilder result)
    {
        while (first <= last)
        {
            var high = High(first);
            var end = (first & 0x3FF) == 0 && last - first >= 0x3FF
                ? first + (((last - first + 1) / 0x400) * 0x400) - 1
                : Math.Min(last, first | 0x3FF);
            result.Append('[');
            WriteRange(high, High(end), result);
            result.Append("][");
            WriteRange(0xDC00 | (first & 0x3FF), 0xDC00 | (end & 0x3FF), result);
            result.Append("]|");
            first = end + 1;
        }
    }

    private static int High(int codePoint) => 0xD800 + ((codePoint - 0x10000) >> 10);
}
