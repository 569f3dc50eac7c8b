using System.Globalization;

namespace Qlower.Loaders.JsonSchema.Patterns;

internal sealed partial class PatternParser
{
    private readonly Dictionary<string, CodePointSet> _properties = [];

    private PatternNode EscapedAtom()
    {
        var start = _at;
        var c = start + 1 < _pattern.Length ? _pattern[start + 1] : '\0';
        switch (c)
        {
            case 'b' or 'B':
                _at += 2;
                return new PatternNode(c == 'b' ? PatternNodeKind.WordBoundary : PatternNodeKind.NotWordBoundary);
            case >= '1' and <= '9':
                _at++;
                TryNumber(out var number);
                return Reference(number, null, start);
            case 'k':
                _at += 2;
                return Take('<') ? Reference(0, GroupName(), start) : throw Error("the back reference has no name", start);
            default:
                var set = Escape(out var single);
                return set is null ? Literal(single) : Class(set);
        }
    }

    private PatternNode Reference(int number, string? name, int at)
    {
        var node = new PatternNode(PatternNodeKind.BackReference) { Group = number };
        _references.Add(new BackReference(node, name, at));
        return node;
    }

    private PatternNode BracketClass()
    {
        var start = _at++;
        var isNegative = Take('^');
        var builder = new CodePointSetBuilder();
        while (!Take(']'))
        {
            if (IsAtEnd)
            {
                throw Error("the class is not closed", start);
            }

            var at = _at;
            var set = ClassAtom(out var first);
            if (Next != '-' || _at + 1 >= _pattern.Length || _pattern[_at + 1] == ']')
            {
                AddTo(builder, set, first, first);
                continue;
            }

            _at++;
            var lastSet = ClassAtom(out var last);
            if (set is not null || lastSet is not null)
            {
                // A class is no end of a range: the hyphen is a literal.
                AddTo(builder, set, first, first);
                AddTo(builder, lastSet, last, last);
                AddTo(builder, null, '-', '-');
            }
            else if (last < first)
            {
                throw Error("the range of the class is in the wrong order", at);
            }
            else
            {
                AddTo(builder, null, first, last);
            }
        }

        if (_isSyntaxOnly)
        {
            return PatternNode.Empty;
        }

        var members = builder.Build();
        return Class(isNegative ? members.Complement() : members);
    }

    private void AddTo(CodePointSetBuilder builder, CodePointSet? set, int first, int last)
    {
        if (_isSyntaxOnly)
        {
            return;
        }

        if (set is null)
        {
            builder.Add(first, last);
        }
        else
        {
            builder.Add(set.Bounds);
        }
    }

    private CodePointSet? ClassAtom(out int single)
    {
        if (Next != '\\')
        {
            single = IsAtEnd ? 0 : CodePoint();
            return null;
        }

        if (_at + 1 < _pattern.Length && _pattern[_at + 1] is 'b' or '-')
        {
            single = _pattern[_at + 1] == 'b' ? '\b' : '-';
            _at += 2;
            return null;
        }

        return Escape(out single);
    }

    /// <summary>An escape that means the same inside and outside of a class: a set, or null and one code point.</summary>
    private CodePointSet? Escape(out int single)
    {
        var start = _at;
        single = 0;
        if (++_at == _pattern.Length)
        {
            throw Error("a backslash ends the pattern", start);
        }

        var c = _pattern[_at++];
        switch (c)
        {
            case 'd':
                return KnownSets.Digits;
            case 'D':
                return KnownSets.NotDigits;
            case 'w':
                return KnownSets.Word;
            case 'W':
                return KnownSets.NotWord;
            case 's':
                return KnownSets.Spaces;
            case 'S':
                return KnownSets.NotSpaces;
            case 'p' or 'P':
                return Property(c == 'P', start);
        }

        single = c switch
        {
            't' => '\t',
            'n' => '\n',
            'v' => '\v',
            'f' => '\f',
            'r' => '\r',
            'c' when char.IsAsciiLetter(Next) => _pattern[_at++] & 0x1F,
            '0' when !char.IsAsciiDigit(Next) => 0,
            'x' => Hexadecimal(2, start),
            'u' when Next == '{' => BracedCodePoint(start),
            'u' => Utf16Escape(start),
            _ when char.IsAsciiLetterOrDigit(c) => throw Error($"the escape \\{c} is not one of ECMA-262", start),
            _ when char.IsSurrogate(c) => throw Error("this character needs no escape", start),
            _ => c,
        };
        return null;
    }

    private int Utf16Escape(int start)
    {
        var unit = Hexadecimal(4, start);
        var at = _at;
        if (unit is >= 0xD800 and <= 0xDBFF && Take('\\') && Take('u') && Next != '{')
        {
            var low = Hexadecimal(4, at);
            if (low is >= 0xDC00 and <= 0xDFFF)
            {
                return char.ConvertToUtf32((char)unit, (char)low);
            }
        }

        _at = at;
        return unit;
    }

    private int Hexadecimal(int digits, int start)
    {
        var value = 0;
        for (var i = 0; i < digits; i++)
        {
            if (!char.IsAsciiHexDigit(Next))
            {
                throw Error($"the escape needs {digits} hexadecimal digits", start);
            }

            value = (value << 4) | HexadecimalDigit();
        }

        return value;
    }

    private int BracedCodePoint(int start)
    {
        var value = 0;
        var first = ++_at;
        while (char.IsAsciiHexDigit(Next) && value <= CodePointSet.LastCodePoint)
        {
            value = (value << 4) | HexadecimalDigit();
        }

        return _at > first && value <= CodePointSet.LastCodePoint && Take('}') ? value : throw Error("the escape is no code point", start);
    }

    private int HexadecimalDigit()
    {
        var c = _pattern[_at++];
        return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    }

    private CodePointSet Property(bool isNegative, int start)
    {
        var end = Take('{') ? _pattern.IndexOf('}', _at) : -1;
        if (end < 0)
        {
            throw Error("the escape names no property", start);
        }

        var name = _pattern[_at..end];
        _at = end + 1;
        if (_isSyntaxOnly)
        {
            return UnicodeProperties.IsName(name) ? CodePointSet.None : throw Error($"the property '{Short(name)}' is unknown", start);
        }

        // Building a set enumerates much of Unicode: once for each name is enough.
        var key = isNegative ? "^" + name : name;
        if (!_properties.TryGetValue(key, out var set))
        {
            var members = UnicodeProperties.Find(name) ?? throw Error(UnicodeProperties.IsName(name)
                ? $"the property '{name}' is not supported; general categories and the scripts {UnicodeProperties.ScriptNames} are"
                : $"the property '{Short(name)}' is unknown", start);
            _properties[key] = set = isNegative ? members.Complement() : members;
        }

        return set;
    }

    private static string Short(string name) =>
        name.Length <= 40 ? name : string.Create(CultureInfo.InvariantCulture, $"{name.AsSpan(0, 40)}…");
}
