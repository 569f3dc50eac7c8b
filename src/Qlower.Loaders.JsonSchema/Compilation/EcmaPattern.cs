using System.Globalization;
using System.Text;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>Rewrites an ECMA-262 regular expression so that .NET gives it the same meaning.</summary>
internal static class EcmaPattern
{
    private const string Digit = "0-9";
    private const string NotDigit = @"\u0000-\u002F\u003A-\uFFFF";
    private const string Word = "A-Za-z0-9_";
    private const string NotWord = @"\u0000-\u002F\u003A-\u0040\u005B-\u005E\u0060\u007B-\uFFFF";
    private const string Space = @"\t\n\v\f\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";
    private const string NotSpace = @"\u0000-\u0008\u000E-\u001F\u0021-\u009F\u00A1-\u167F\u1681-\u1FFF\u200B-\u2027\u202A-\u202E"
        + @"\u2030-\u205E\u2060-\u2FFF\u3001-\uFEFE\uFF00-\uFFFF";

    /// <exception cref="ArgumentException">The expression uses what ECMA-262 does not know.</exception>
    public static string Translate(string pattern)
    {
        var result = new StringBuilder(pattern.Length + 16);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\')
            {
                i = Escape(pattern, i, inClass, result);
            }
            else if (inClass)
            {
                inClass = c != ']';
                result.Append(c == '[' ? @"\[" : c.ToString());
            }
            else if (c == '[')
            {
                var rest = pattern.AsSpan(i);
                var empty = rest.StartsWith("[]", StringComparison.Ordinal);
                var all = rest.StartsWith("[^]", StringComparison.Ordinal);
                result.Append(empty ? "(?!)" : all ? @"[\s\S]" : "[");
                i += empty ? 1 : all ? 2 : 0;
                inClass = !empty && !all;
            }
            else if (c == '(')
            {
                CheckGroup(pattern, i);
                result.Append(c);
            }
            else
            {
                // In .NET `$` also matches before a last line feed, and `.` takes a carriage return.
                result.Append(c switch { '$' => @"\z", '.' => @"[^\n\r\u2028\u2029]", _ => c.ToString() });
            }
        }

        return result.ToString();
    }

    private static void CheckGroup(string pattern, int at)
    {
        if (at + 1 < pattern.Length && pattern[at + 1] == '?')
        {
            var next = at + 2 < pattern.Length ? pattern[at + 2] : '\0';
            var after = at + 3 < pattern.Length ? pattern[at + 3] : '\0';
            if (!(next is ':' or '=' or '!' || (next == '<' && (after is '=' or '!' or '_' or '$' || char.IsLetter(after)))))
            {
                throw new ArgumentException($"the group at {at} is not one of ECMA-262.");
            }
        }
    }

    private static int Escape(string pattern, int at, bool inClass, StringBuilder result)
    {
        if (at + 1 == pattern.Length)
        {
            throw new ArgumentException("a backslash ends it.");
        }

        var c = pattern[at + 1];
        if (c is 'u' && at + 2 < pattern.Length && pattern[at + 2] == '{')
        {
            return CodePoint(pattern, at, result);
        }

        if (c is 'p' or 'P')
        {
            return Category(pattern, at, result);
        }

        if (c == 'k')
        {
            result.Append(@"\k");
            return at + 1;
        }

        var classes = c switch
        {
            'd' => Digit,
            'D' => NotDigit,
            'w' => Word,
            'W' => NotWord,
            's' => Space,
            'S' => NotSpace,
            _ => null,
        };
        if (classes is not null)
        {
            result.Append(inClass ? classes : $"[{classes}]");
        }
        else if (c == '0')
        {
            result.Append(@"\u0000");
        }
        else if (char.IsAsciiLetter(c) && !"bBtnvfrcxu".Contains(c, StringComparison.Ordinal))
        {
            throw new ArgumentException($"the escape \\{c} is not one of ECMA-262.");
        }
        else
        {
            result.Append(c is '-' || char.IsAsciiLetterOrDigit(c) ? $"\\{c}" : System.Text.RegularExpressions.Regex.Escape(c.ToString()));
            if (c == ']' || c == '}')
            {
                result.Insert(result.Length - 1, '\\');
            }
        }

        return at + 1;
    }

    private static int CodePoint(string pattern, int at, StringBuilder result)
    {
        var end = pattern.IndexOf('}', at);
        if (end < 0 || !int.TryParse(pattern.AsSpan(at + 3, end - at - 3), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
            out var value) || !Rune.TryCreate(value, out var rune))
        {
            throw new ArgumentException($"the escape at {at} is no code point.");
        }

        foreach (var unit in rune.ToString())
        {
            result.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
        }

        return end;
    }

    private static int Category(string pattern, int at, StringBuilder result)
    {
        var end = pattern.IndexOf('}', at);
        if (at + 2 >= pattern.Length || pattern[at + 2] != '{' || end < 0)
        {
            throw new ArgumentException($"the escape at {at} names no property.");
        }

        var name = pattern[(at + 3)..end];
        var equal = name.IndexOf('=', StringComparison.Ordinal);
        var value = equal >= 0 && name[..equal] is "gc" or "General_Category" ? name[(equal + 1)..] : name;
        var known = value switch
        {
            "Letter" => "L",
            "Uppercase_Letter" => "Lu",
            "Lowercase_Letter" => "Ll",
            "Titlecase_Letter" => "Lt",
            "Modifier_Letter" => "Lm",
            "Other_Letter" => "Lo",
            "Mark" => "M",
            "Number" => "N",
            "Decimal_Number" or "digit" => "Nd",
            "Letter_Number" => "Nl",
            "Other_Number" => "No",
            "Punctuation" or "punct" => "P",
            "Symbol" => "S",
            "Separator" => "Z",
            "Space_Separator" => "Zs",
            "Other" => "C",
            "Control" or "cntrl" => "Cc",
            _ => value,
        };
        if (known.Length > 2)
        {
            throw new ArgumentException($"the property '{name}' is not supported.");
        }

        result.Append('\\').Append(pattern[at + 1]).Append('{').Append(known).Append('}');
        return end;
    }
}
