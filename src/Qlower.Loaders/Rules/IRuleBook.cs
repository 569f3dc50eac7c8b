namespace Qlower.Loaders;

/// <summary>The rules of the core, of the host and of rule packs, to be read by people and programs. Thread-safe.</summary>
public interface IRuleBook
{
    /// <summary>The core's rules, those that the host added by <c>AddRules</c>, and those of the partner's rule pack.</summary>
    /// <param name="partner">The partner's id; <see langword="null"/> to leave out the rules of rule packs.</param>
    RuleCatalogue For(string? partner = null);

    /// <summary>The catalogue as Markdown.</summary>
    string ToMarkdown(string? partner = null);

    /// <summary>The catalogue as JSON.</summary>
    string ToJson(string? partner = null);
}
