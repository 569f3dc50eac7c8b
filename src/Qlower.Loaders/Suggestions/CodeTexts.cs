using System.Globalization;
using System.Text.Json;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.Suggestions;

/// <summary>Finds the code that a value means: in another case, with blanks, with its label, or one of a few words that mean it.</summary>
internal static class CodeTexts
{
    private const string LabelMarks = "-–—:=(";

    private static readonly Dictionary<string, string[]> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["O"] = ["oui", "o", "yes", "y", "true", "vrai", "1"],
        ["N"] = ["non", "n", "no", "false", "faux", "0"],
        ["FR"] = ["France", "FRA", "F", "FRANCE"],
        ["EUR"] = ["€", "euro", "euros"],
        ["USD"] = ["$", "US$", "dollar", "dollars"],
        ["GBP"] = ["£"],
        ["M"] = ["Mr", "Mr.", "M.", "Monsieur"],
        ["MME"] = ["Mme.", "Madame", "Mrs", "Mrs.", "Ms"],
        ["SOC"] = ["Société", "Societe", "Company"],
    };

    /// <summary>The code; <see langword="null"/> when none or several fit.</summary>
    public static string? Find(SchemaField field, SentValue sent)
    {
        var text = Blanks.Trim(sent.Text);
        return Only(field.Codes.Where(code => code == text))
            ?? Only(field.Codes.Where(code => string.Equals(code, text, StringComparison.OrdinalIgnoreCase)))
            ?? Only(field.Codes.Where(code => IsSameNumber(code, text)))
            ?? Only(field.Codes.Where(code => string.Equals(code, Blanks.Remove(text).TrimEnd('%'), StringComparison.OrdinalIgnoreCase)))
            ?? OfYesNo(field, text)
            ?? (sent.Kind is JsonValueKind.String ? Only(field.Codes.Where(code => IsWord(field, code, text))) ?? WithLabel(field, text) : null);
    }

    private static string? OfYesNo(SchemaField field, string text) => IsYesNo(field) ? Only(field.Codes.Where(code => IsAmong(code, text))) : null;

    private static bool IsYesNo(SchemaField field) => field.Codes is ["O", "N"];

    /// <summary>A code of one letter means different things in different lists: M is a person only beside MME.</summary>
    private static bool IsWord(SchemaField field, string code, string text) =>
        (code.Length > 1 || (code == "M" && field.Codes.Contains("MME"))) && IsAmong(code, text);

    private static bool IsAmong(string code, string text) => Words.TryGetValue(code, out var words) && words.Contains(text, StringComparer.OrdinalIgnoreCase);

    private static bool IsSameNumber(string code, string text) =>
        decimal.TryParse(code, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var known)
        && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        && known == value;

    /// <summary>The code before its label, such as <c>7 - Je ne sais pas</c>.</summary>
    private static string? WithLabel(SchemaField field, string text) => Only(field.Codes.Where(code =>
        text.StartsWith(code, StringComparison.OrdinalIgnoreCase)
        && text[code.Length..] is [var next, ..] rest && (char.IsWhiteSpace(next) || next is ':' or '(')
        && rest.TrimStart() is [var mark, ..] && LabelMarks.Contains(mark)));

    private static string? Only(IEnumerable<string> codes)
    {
        var found = codes.Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }
}
