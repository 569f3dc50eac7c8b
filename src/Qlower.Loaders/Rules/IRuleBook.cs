namespace Qlower.Loaders;

/// <summary>The rules of the core and of rule packs, to be read by people and programs. Thread-safe.</summary>
public interface IRuleBook
{
    /// <summary>The core's rules and those of the partner's rule pack.</summary>
    /// <param name="partner">The partner's id; <see langword="null"/> for the core's rules alone.</param>
    RuleCatalogue For(string? partner = null);

    /// <summary>The catalogue as Markdown.</summary>
    string ToMarkdown(string? partner = null);

    /// <summary>The catalogue as JSON.</summary>
    string ToJson(string? partner = null);
}
