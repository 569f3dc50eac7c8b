namespace Qlower.Loaders;

/// <summary>
/// Describes what was found in the assemblies and folders that the host named for rule packs. Thread-safe. Usable before the host
/// starts, and when a broken pack prevents the start.
/// </summary>
public interface IRulePackCatalogue
{
    /// <summary>
    /// One description an assembly, broken ones included: those that the host named first, then those in folders, in order of
    /// their names. Empty when the host named nothing. The first call loads the packs and creates each of their classes once.
    /// </summary>
    IReadOnlyList<RulePackDescription> Packs { get; }
}
