using System.Text.RegularExpressions;

namespace Qlower.Loaders.Rules;

/// <summary>The form of rule codes.</summary>
internal static partial class RuleCodeForm
{
    public const string CorePrefix = "QLW";

    public static bool IsWellFormed(string? code) => code is not null && Form().IsMatch(code);

    [GeneratedRegex(@"\A[A-Z]{2,10}[0-9]{4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
