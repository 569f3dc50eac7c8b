namespace Qlower.Loaders.Packaging.Tests.Documentation;

/// <summary>The snippets in the samples' sources: what is between <c>// begin-snippet: NAME</c> and <c>// end-snippet</c>.</summary>
internal static class SnippetSources
{
    private const string Begin = "// begin-snippet: ";
    private const string End = "// end-snippet";

    /// <summary>The text of each snippet by its name, without indentation and without a line break at its end.</summary>
    /// <exception cref="InvalidDataException">A snippet does not end, or two files have one of the same name.</exception>
    public static IReadOnlyDictionary<string, string> Read()
    {
        var snippets = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Repository.Files("samples", "*.cs"))
        {
            foreach (var snippet in Read(file).GroupBy(part => part.Name))
            {
                if (!snippets.TryAdd(snippet.Key, string.Join("\n\n", snippet.Select(part => part.Text))))
                {
                    throw new InvalidDataException($"{file}: another file has a snippet '{snippet.Key}'.");
                }
            }
        }

        return snippets;
    }

    private static IEnumerable<(string Name, string Text)> Read(string file)
    {
        string? name = null;
        var lines = new List<string>();
        foreach (var line in File.ReadLines(file))
        {
            var text = line.Trim();
            if (text.StartsWith(Begin, StringComparison.Ordinal))
            {
                name = name is null ? text[Begin.Length..] : throw new InvalidDataException($"{file}: the snippet '{name}' does not end.");
                lines.Clear();
            }
            else if (text == End)
            {
                yield return (name ?? throw new InvalidDataException($"{file}: a snippet ends that did not begin."), Dedent(lines));
                name = null;
            }
            else
            {
                lines.Add(line);
            }
        }

        if (name is not null)
        {
            throw new InvalidDataException($"{file}: the snippet '{name}' does not end.");
        }
    }

    private static string Dedent(List<string> lines)
    {
        var indentation = lines.Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select(line => line.Length > indentation ? line[indentation..] : ""));
    }
}
