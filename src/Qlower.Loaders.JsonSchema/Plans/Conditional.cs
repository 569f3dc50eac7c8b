using Qlower.Loaders.JsonSchema.Checks;

namespace Qlower.Loaders.JsonSchema.Plans;

/// <summary>A conditional keyword with the plans of its branches; a null plan accepts everything.</summary>
internal sealed class Conditional(ConditionalKind kind, Site site, Plan?[] branches, int trigger = -1)
{
    public ConditionalKind Kind { get; } = kind;

    public Site Site { get; } = site;

    public Plan?[] Branches { get; } = branches;

    /// <summary>The property that makes the branch count, by the scope's number, if there is one.</summary>
    public int Trigger { get; } = trigger;

    /// <summary>Whether a branch has tags or warnings, which must be raised even if the value passes.</summary>
    public bool MustBeSeen { get; } = kind != ConditionalKind.Not && Array.Exists(branches, branch => branch?.HasTagsOrWarnings == true);
}
