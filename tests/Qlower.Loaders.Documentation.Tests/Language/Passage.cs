using System.Text;
using System.Text.RegularExpressions;

namespace Qlower.Loaders.Documentation.Tests.Language;

/// <summary>Consecutive lines of prose in one file, such as a comment or a paragraph. Idioms are found across line ends.</summary>
internal sealed class Passage
{
    private readonly List<int> _starts = [];
    private readonly List<int> _lines = [];
    private readonly StringBuilder _text = new();

    public required string File { get; init; }

    public bool IsEmpty => _text.Length == 0;

    public string Text => _text.ToString();

    public void Add(int line, string text)
    {
        if (_text.Length > 0)
        {
            _text.Append(' ');
        }

        _starts.Add(_text.Length);
        _lines.Add(line);
        _text.Append(text.Trim());
    }

    /// <summary>Returns the 1-based line and the text of every match, in order.</summary>
    public IEnumerable<(int Line, string Found)> Find(Regex pattern) =>
        pattern.Matches(Text).Select(match => (LineAt(match.Index), match.Value));

    private int LineAt(int index) => _lines[_starts.FindLastIndex(start => start <= index)];
}
