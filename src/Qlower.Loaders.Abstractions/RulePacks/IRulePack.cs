namespace Qlower.Loaders;

/// <summary>
/// Marks a rule pack: one public class with a parameterless constructor in an assembly of its own. The assembly's public
/// FluentValidation validators (of the types in <c>Qlower.Loaders.Format</c>), <see cref="IValidator"/>s and
/// <see cref="ITransformer"/>s belong to the pack, and so does an embedded resource whose name ends in
/// <c>overlay.schema.json</c>: a JSON object with <c>$defs</c>, one JSON Schema a model by its wire name, which records of that
/// model must meet in addition to the format.
/// </summary>
public interface IRulePack
{
    /// <summary>The id of the partner whose loads the pack serves. A partner has at most one pack.</summary>
    string PartnerId { get; }

    /// <summary>The version of the pack, shown in reports.</summary>
    string Version { get; }

    /// <summary>The pack's own rules. Their codes do not start with <c>QLW</c>. Empty by default.</summary>
    IReadOnlyList<Rule> Rules => [];

    /// <summary>The internal category by the partner's category (<c>purpose</c>). Case and surrounding white space are ignored. Empty by default.</summary>
    IReadOnlyDictionary<string, string> Categories => new Dictionary<string, string>();
}
