namespace Qlower.Loaders;

/// <summary>One rule of the catalogue. Immutable.</summary>
public sealed class Rule
{
    /// <summary>The code: two to ten capital letters and four digits. A code is never reused.</summary>
    public required string Code { get; init; }

    /// <summary>The default severity; a finding may carry another one.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>The stage that applies the rule.</summary>
    public required RuleStage Stage { get; init; }

    /// <summary>The title, a few words.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>
    /// The template of the message. <c>{field}</c>, <c>{expected}</c>, <c>{actual}</c>, <c>{id}</c> and <c>{model}</c> are replaced by the
    /// finding's values. Where a placeholder has no value, the first of <see cref="Variants"/> applies that has all of its values, else the title.
    /// </summary>
    public required LocalizedText Message { get; init; }

    /// <summary>How the partner corrects the problem.</summary>
    public required LocalizedText Remedy { get; init; }

    /// <summary>Other texts, for the cases that findings name and for findings without some of the values. Empty by default.</summary>
    public IReadOnlyList<RuleVariant> Variants { get; init; } = [];
}
