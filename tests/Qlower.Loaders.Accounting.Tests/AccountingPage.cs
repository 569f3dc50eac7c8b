using System.Text.RegularExpressions;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Accounting.Tests;

/// <summary>The page <c>docs/accounting.md</c>: each heading with a number has a block of SQL, and the table after it is its result.</summary>
internal static partial class AccountingPage
{
    private static readonly string File = Path.Combine(Repository.Root, "docs", "accounting.md");

    /// <summary>Whether the tables are written from the results instead of compared with them.</summary>
    public static bool IsToWrite => Environment.GetEnvironmentVariable("QLOWER_WRITE_ACCOUNTING") == "1";

    /// <summary>The questions, in order.</summary>
    public static IReadOnlyList<Question> Read() =>
        [.. Section().Matches(System.IO.File.ReadAllText(File)).Select(section => new Question(
            section.Groups["title"].Value,
            section.Groups["sql"].Value,
            section.Groups["table"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)))];

    /// <summary>Replaces the result of a question.</summary>
    public static void Write(Question question, IReadOnlyList<string> result)
    {
        var text = System.IO.File.ReadAllText(File);
        var section = Section().Matches(text).Single(section => section.Groups["title"].Value == question.Title);
        var table = section.Groups["table"];
        System.IO.File.WriteAllText(File, text[..table.Index] + string.Join('\n', result) + "\n" + text[(table.Index + table.Length)..]);
    }

    [GeneratedRegex(@"^## (?<title>[0-9]+\. [^\n]+)\n(?:(?!## |```).*\n)*```sql\n(?<sql>(?:(?!```).*\n)+)```\n\n(?<table>(?:\|.*\n)*)", RegexOptions.Multiline)]
    private static partial Regex Section();
}
