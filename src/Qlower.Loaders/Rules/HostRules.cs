using Qlower.Loaders.Configuration;

namespace Qlower.Loaders.Rules;

/// <summary>The rules that the host added, for itself and for its integrators. Immutable and thread-safe.</summary>
internal sealed class HostRules
{
    public HostRules(LoaderComposition composition)
    {
        Problems = [.. RuleChecks.Find(composition.Rules).Select(problem => $"AddRules: {problem}")];
        All =
        [
            .. composition.Rules
                .Where(rule => RuleCodeForm.IsWellFormed(rule.Code) && !rule.Code.StartsWith(RuleCodeForm.CorePrefix, StringComparison.Ordinal))
                .DistinctBy(rule => rule.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>The rules with usable codes, each code once.</summary>
    public IReadOnlyList<Rule> All { get; }

    /// <summary>The problems, which prevent the host from starting.</summary>
    public IReadOnlyList<string> Problems { get; }
}
