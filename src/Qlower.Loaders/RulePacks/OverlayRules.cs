using Qlower.Loaders.Rules;
using Qlower.Shared;

namespace Qlower.Loaders.RulePacks;

/// <summary>Checks the rule codes that an overlay names by <c>x-rule</c>.</summary>
internal static class OverlayRules
{
    /// <param name="rules">The codes, each with its pointer.</param>
    /// <param name="known">Every code that has texts.</param>
    /// <param name="report">Receives the problems.</param>
    public static void Check(IEnumerable<(string Pointer, string Code)> rules, IReadOnlyCollection<string> known, OverlayReport report)
    {
        foreach (var (pointer, code) in rules.Where(rule => !known.Contains(rule.Code)))
        {
            report.Problem(pointer, RuleCodeForm.IsWellFormed(code)
                ? $"The rule code {code} has no texts: no rule of the pack, of the host or of the core has it.{NearestName.Suggest(code, known)}"
                : $"The rule code '{code}' is malformed: two to ten capital letters and four digits.{NearestName.Suggest(code, known)}");
        }
    }
}
