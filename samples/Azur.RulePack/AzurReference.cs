using System.Text.RegularExpressions;

namespace Azur.RulePack;

/// <summary>Reads Azur's references: <c>AZ-</c>, a year, a number. Banks add words in front.</summary>
internal static partial class AzurReference
{
    public const string Form = "AZ-2024-00123";

    /// <summary>Returns the reference without the words of the bank; <see langword="null"/> when there is no reference in the text.</summary>
    public static string? Read(string sent) =>
        Whole().Match(sent.Trim()) is { Success: true } match ? match.Groups["own"].Value.ToUpperInvariant() : null;

    [GeneratedRegex(
        @"\A(?:(?:VIREMENT|VIR|PRELEVEMENT|PRLV|SEPA|INST|RECU|DE|CB|CHQ)[ .:/-]+)*(?<own>AZ-[0-9]{4}-[0-9]{3,8})\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Whole();
}
