using System.Text.RegularExpressions;

namespace Qlower.Loaders.Documentation.Tests.Reliability;

/// <summary>The tables of promises: the first column describes the promise, the second one names tests.</summary>
internal static partial class PromiseTable
{
    private static readonly string[] Headings = ["tested by", "verified by"];

    /// <summary>Returns the rows of the tables of a page whose second column names tests.</summary>
    public static IReadOnlyList<Promise> Read(string markdown)
    {
        var rows = new List<Promise>();
        var isPromises = false;
        foreach (var line in markdown.Split('\n'))
        {
            if (!line.StartsWith('|'))
            {
                isPromises = false;
                continue;
            }

            var cells = line.Split(" | ", StringSplitOptions.TrimEntries).Select(cell => cell.Trim('|', ' ')).ToArray();
            if (cells.Length < 2 || cells[1].StartsWith("---", StringComparison.Ordinal))
            {
                continue;
            }

            if (isPromises)
            {
                rows.Add(new Promise(cells[0], [.. Name().Matches(cells[1]).Select(match => match.Groups[1].Value)]));
            }

            isPromises |= Headings.Contains(cells[1]);
        }

        return rows;
    }

    [GeneratedRegex("`([A-Za-z][A-Za-z0-9_.]*)`")]
    private static partial Regex Name();
}
