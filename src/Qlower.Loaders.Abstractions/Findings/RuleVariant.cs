namespace Qlower.Loaders;

/// <summary>Other texts of a rule for one case. Immutable.</summary>
public sealed class RuleVariant
{
    /// <summary>
    /// The case, see <see cref="Finding.Variant"/>; empty for findings without a value for each placeholder of the rule's own message.
    /// </summary>
    public string Name { get; init; } = "";

    /// <summary>The template of the message, as <see cref="Rule.Message"/>.</summary>
    public required LocalizedText Message { get; init; }

    /// <summary>How the partner corrects this case; <see langword="null"/> for the rule's own remedy.</summary>
    public LocalizedText? Remedy { get; init; }
}
