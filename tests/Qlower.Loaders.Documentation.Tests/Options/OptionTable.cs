using System.Text.RegularExpressions;

namespace Qlower.Loaders.Documentation.Tests.Options;

/// <summary>Reads the names of options from the tables of a section of a page.</summary>
internal static partial class OptionTable
{
    /// <summary>Returns the names in the first column of every table with the header <c>option</c>, in order.</summary>
    /// <param name="markdown">The page.</param>
    /// <param name="heading">The beginning of a heading of level 2; the section ends at the next one.</param>
    public static IReadOnlyList<string> Names(string markdown, string heading)
    {
        var section = markdown.Split("\n## ").Skip(1).Single(text => text.StartsWith(heading, StringComparison.Ordinal));
        var names = new List<string>();
        var isOptions = false;
        foreach (var line in section.Split('\n'))
        {
            var cell = line.StartsWith('|') ? line.Split('|')[1] : "";
            isOptions = cell.Length > 0 && (isOptions || cell.Trim() == "option");
            if (isOptions)
            {
                names.AddRange(Name().Matches(cell).Select(match => match.Groups["name"].Value));
            }
        }

        return names;
    }

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Name();
}
