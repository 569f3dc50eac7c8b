namespace Qlower.Loaders.Rules;

/// <summary>The core's own rules: one for each constant of <see cref="RuleCodes"/>.</summary>
internal static class CoreRules
{
    /// <summary>Every rule of the core, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. FileRules.All,
        .. FileLimitRules.All,
        .. HeaderRules.All,
        .. RecordRules.All,
        .. AcceptedValueRules.All,
        .. ReferenceRules.All,
        .. OutcomeRules.All,
    ];
}
