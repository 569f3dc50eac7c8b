using System.Globalization;
using System.Text;

namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>
/// Parses a regular expression of ECMA-262 with its flag <c>u</c>. Also accepted, as by engines without the flag: braces
/// and a closing bracket as literals, punctuation that is escaped without need, a class escape at the end of a range.
/// </summary>
internal sealed partial class PatternParser
{
    private const int DeepestNesting = 200;

    private readonly string _pattern;
    private readonly bool _isSyntaxOnly;
    private readonly List<string?> _groups = [null];
    private readonly List<BackReference> _references = [];
    private int _at;
    private int _depth;

    private PatternParser(string pattern, bool isSyntaxOnly)
    {
        _pattern = pattern;
        _isSyntaxOnly = isSyntaxOnly;
    }

    private bool IsAtEnd => _at == _pattern.Length;

    private char Next => _at < _pattern.Length ? _pattern[_at] : '\0';

    /// <exception cref="ArgumentException">The pattern is not one of ECMA-262, or uses a property that is not supported.</exception>
    public static PatternNode Parse(string pattern) => new PatternParser(pattern, isSyntaxOnly: false).Whole();

    /// <summary>Whether the pattern can be parsed, regardless of the cost of running it.</summary>
    public static bool IsWellFormed(string pattern)
    {
        try
        {
            new PatternParser(pattern, isSyntaxOnly: true).Whole();
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private PatternNode Whole()
    {
        var node = Disjunction();
        if (!IsAtEnd)
        {
            throw Error("a closing parenthesis has no opening one", _at);
        }

        foreach (var (reference, name, at) in _references)
        {
            reference.Group = name is null ? reference.Group : _groups.IndexOf(name);
            if (reference.Group < 1 || reference.Group >= _groups.Count)
            {
                throw Error("the back reference names no group", at);
            }
        }

        return node;
    }

    private PatternNode Disjunction()
    {
        if (++_depth > DeepestNesting)
        {
            throw Error($"groups are nested deeper than {DeepestNesting}", _at);
        }

        var first = Alternative();
        List<PatternNode>? all = null;
        while (Take('|'))
        {
            all ??= [first];
            Keep(all, Alternative());
        }

        _depth--;
        return all is null ? first : new PatternNode(PatternNodeKind.Alternation) { Children = [.. all] };
    }

    private PatternNode Alternative()
    {
        var parts = new List<PatternNode>();
        while (!IsAtEnd && Next is not ('|' or ')'))
        {
            Keep(parts, Term());
        }

        return PatternNode.Sequence([.. parts]);
    }

    /// <summary>Where only the syntax matters, a long text must not become a large tree.</summary>
    private void Keep(List<PatternNode> parts, PatternNode part)
    {
        if (!_isSyntaxOnly)
        {
            parts.Add(part);
        }
    }

    private PatternNode Term()
    {
        var start = _at;
        var atom = Atom();
        if (!TryQuantifier(out var minimum, out var maximum))
        {
            return atom;
        }

        // An assertion in a group can be repeated.
        var isGroup = _pattern.AsSpan(start).StartsWith("(?:", StringComparison.Ordinal);
        if (!isGroup && (atom.Kind is PatternNodeKind.TextStart or PatternNodeKind.TextEnd or PatternNodeKind.WordBoundary
            or PatternNodeKind.NotWordBoundary || (atom.Kind == PatternNodeKind.LookAround && atom.IsBehind)))
        {
            throw Error("this part cannot be repeated", start);
        }

        return new PatternNode(PatternNodeKind.Repeat)
        {
            Children = [atom],
            Minimum = minimum,
            Maximum = maximum,
            IsLazy = Take('?'),
        };
    }

    private PatternNode Atom()
    {
        var start = _at;
        switch (Next)
        {
            case '^':
                _at++;
                return new PatternNode(PatternNodeKind.TextStart);
            case '$':
                _at++;
                return new PatternNode(PatternNodeKind.TextEnd);
            case '(':
                return Group();
            case '.':
                _at++;
                return Class(KnownSets.NotLineEnds);
            case '[':
                return BracketClass();
            case '\\':
                return EscapedAtom();
            case '*' or '+' or '?':
            case '{' when TryQuantifier(out _, out _):
                throw Error("there is nothing to repeat", start);
            default:
                return Literal(CodePoint());
        }
    }

    private PatternNode Group()
    {
        var start = _at++;
        PatternNode group;
        if (!Take('?'))
        {
            group = Capture(null);
        }
        else if (Take(':'))
        {
            group = Disjunction();
        }
        else if (Next is '=' or '!')
        {
            group = LookAround(isBehind: false);
        }
        else if (Take('<') && Next is '=' or '!')
        {
            group = LookAround(isBehind: true);
        }
        else if (_pattern[_at - 1] == '<')
        {
            var name = GroupName();
            if (_groups.Contains(name))
            {
                throw Error($"the group name '{name}' is used twice", start);
            }

            group = Capture(name);
        }
        else
        {
            throw Error("the group is not of a kind that ECMA-262 knows", start);
        }

        return Take(')') ? group : throw Error("the group is not closed", start);
    }

    private PatternNode Capture(string? name)
    {
        var number = _groups.Count;
        _groups.Add(name);
        return new PatternNode(PatternNodeKind.Capture) { Children = [Disjunction()], Group = number };
    }

    private PatternNode LookAround(bool isBehind)
    {
        var isNegative = _pattern[_at++] == '!';
        return new PatternNode(PatternNodeKind.LookAround) { Children = [Disjunction()], IsBehind = isBehind, IsNegative = isNegative };
    }

    private string GroupName()
    {
        var start = _at;
        var end = _pattern.IndexOf('>', _at);
        var name = end < 0 ? "" : _pattern[start..end];
        var isFirst = true;
        foreach (var rune in name.EnumerateRunes())
        {
            if (!(Rune.IsLetter(rune) || rune.Value is '$' or '_' || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber
                || (!isFirst && (Rune.IsDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation))))
            {
                throw Error("the group name is not one of ECMA-262", start);
            }

            isFirst = false;
        }

        _at = isFirst ? throw Error("the group has no name", start) : end + 1;
        return name;
    }

    private bool TryQuantifier(out int minimum, out int maximum)
    {
        (minimum, maximum) = (0, int.MaxValue);
        var start = _at;
        switch (Next)
        {
            case '*':
                _at++;
                return true;
            case '+':
                minimum = 1;
                _at++;
                return true;
            case '?':
                maximum = 1;
                _at++;
                return true;
            case '{':
                _at++;
                if (TryNumber(out minimum))
                {
                    maximum = Take(',') ? (TryNumber(out var last) ? last : int.MaxValue) : minimum;
                    if (Take('}'))
                    {
                        return minimum <= maximum ? true : throw Error("the bounds of the repetition are in the wrong order", start);
                    }
                }

                break;
        }

        _at = start;
        return false;
    }

    /// <summary>A number that is too large becomes the largest one.</summary>
    private bool TryNumber(out int number)
    {
        long value = 0;
        var start = _at;
        while (char.IsAsciiDigit(Next))
        {
            value = Math.Min((value * 10) + (_pattern[_at++] - '0'), int.MaxValue);
        }

        number = (int)value;
        return _at > start;
    }

    private int CodePoint()
    {
        if (char.IsHighSurrogate(Next) && _at + 1 < _pattern.Length && char.IsLowSurrogate(_pattern[_at + 1]))
        {
            _at += 2;
            return char.ConvertToUtf32(_pattern[_at - 2], _pattern[_at - 1]);
        }

        return _pattern[_at++];
    }

    private bool Take(char c)
    {
        var isNext = Next == c && !IsAtEnd;
        _at += isNext ? 1 : 0;
        return isNext;
    }

    private static PatternNode Class(CodePointSet set) => new(PatternNodeKind.Class) { Set = set };

    private PatternNode Literal(int codePoint) =>
        _isSyntaxOnly ? PatternNode.Empty : Class(CodePointSet.Of(codePoint));

    private static ArgumentException Error(string what, int at) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{what} (character {at + 1})."));
}
