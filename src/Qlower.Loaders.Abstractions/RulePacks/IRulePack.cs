namespace Qlower.Loaders;

/// <summary>
/// The marker of a rule pack: one public class with a parameterless constructor in an assembly of its own. The assembly's public
/// FluentValidation validators (of the types in <c>Qlower.Loaders.Format</c>), <see cref="IValidator"/>s and
/// <see cref="ITransformer"/>s belong to the pack, and so does an embedded resource whose name ends in
/// <c>overlay.schema.json</c>: a JSON object with <c>$defs</c>, one JSON Schema a model by its wire name, which records of that
/// model must meet besides the format.
/// </summary>
public interface IRulePack
{
    /// <summary>The partner whose loads it serves. One pack a partner.</summary>
    string PartnerId { get; }

    /// <summary>The pack's version, for reports.</summary>
    string Version { get; }

    /// <summary>Rules of the pack's own. Their codes do not start with <c>QLW</c>.</summary>
    IReadOnlyList<Rule> Rules => [];

    /// <summary>The partner's categories (<c>purpose</c>) and the internal ones; compared without regard to case and outer blanks.</summary>
    IReadOnlyDictionary<string, string> Categories => new Dictionary<string, string>();
}
