using System.Text;
using System.Text.RegularExpressions;
using Qlower.Loaders.Documentation.Tests.Language;

namespace Qlower.Loaders.Documentation.Tests.Links;

/// <summary>The links, named files and anchors of a Markdown page.</summary>
internal static partial class Page
{
    /// <summary>Returns the targets of links and images outside code, in order; addresses of other hosts are left out.</summary>
    public static IEnumerable<string> RelativeLinks(string markdown) => Links().Matches(Code().Replace(PlainText.WithoutFences(markdown), ""))
        .Select(match => match.Groups["target"].Value)
        .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal));

    /// <summary>Returns the files and folders of the repository that text or code names, relative to its root.</summary>
    public static IEnumerable<string> NamedPaths(string markdown) => Paths().Matches(markdown).Select(match => match.Value.TrimEnd('.', '/')).Distinct();

    /// <summary>Returns the anchors of the headings, as GitHub builds them.</summary>
    public static IReadOnlySet<string> Anchors(string markdown)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var heading in PlainText.WithoutFences(markdown).Split('\n').Where(line => line.StartsWith('#')))
        {
            var slug = Slug(heading.TrimStart('#').Trim());
            for (var copy = 1; !anchors.Add(copy == 1 ? slug : $"{slug}-{copy - 1}"); copy++)
            {
            }
        }

        return anchors;
    }

    private static string Slug(string heading)
    {
        var slug = new StringBuilder();
        foreach (var character in Target().Replace(heading, "]").ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(character) || character is '-' or '_')
            {
                slug.Append(character);
            }
            else if (character == ' ')
            {
                slug.Append('-');
            }
        }

        return slug.ToString();
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\([^)]*\)")]
    private static partial Regex Target();

    /// <summary>A path that begins at the root; what begins elsewhere (<c>../src</c>, <c>Demo/samples</c>) is not one.</summary>
    [GeneratedRegex(@"(?<![\w/.$\-])(src|tests|docs|eng|benchmarks|samples)/[\w.\-/]+(?![\w*{…])")]
    private static partial Regex Paths();
}
