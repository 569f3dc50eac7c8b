using System.Text.RegularExpressions;

namespace Qlower.Loaders.Documentation.Tests.Language;

/// <summary>Reads the prose of Markdown (without code) and of scripts and project files (every line).</summary>
internal static partial class PlainText
{
    public static IEnumerable<Passage> ReadMarkdown(string file, string text) => Read(file, WithoutFences(text).Split('\n').Select(Prose));

    public static IEnumerable<Passage> ReadScript(string file, string text) => Read(file, text.Split('\n').Select(line => line.Trim().TrimStart('#')));

    /// <summary>Empties the lines of fenced code blocks; the number of lines stays.</summary>
    public static string WithoutFences(string markdown)
    {
        var isCode = false;
        return string.Join('\n', markdown.Split('\n').Select(line =>
        {
            var isFence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            isCode ^= isFence;
            return isCode || isFence ? "" : line;
        }));
    }

    private static IEnumerable<Passage> Read(string file, IEnumerable<string> lines)
    {
        var passage = new Passage { File = file };
        foreach (var (index, line) in lines.Index())
        {
            // A table's row, a heading and an empty line end a paragraph.
            if ((line.Length == 0 || line[0] is '|' or '#') && !passage.IsEmpty)
            {
                yield return passage;
                passage = new Passage { File = file };
            }

            if (line.Length > 0)
            {
                passage.Add(index + 1, line);
            }
        }

        if (!passage.IsEmpty)
        {
            yield return passage;
        }
    }

    private static string Prose(string line) => Target().Replace(Code().Replace(line.Trim(), "code"), "]");

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\([^)]*\)")]
    private static partial Regex Target();
}
