namespace Qlower.Loaders;

/// <summary>
/// A JSON Schema engine that a host plugs in for overlays of rule packs which name it in <c>x-engine</c>. The format itself stays with
/// the core's own streaming engine. Made once a host and asked while it starts; adapters add no state of a load to it.
/// </summary>
public interface ISchemaEngine
{
    /// <summary>The name that overlays choose it by; unique in a host, compared by code units.</summary>
    string Name { get; }

    /// <summary>
    /// Compiles the schema of one model. Whatever it throws keeps the host from starting and is told with the rule pack's name.
    /// </summary>
    /// <param name="utf8Schema">
    /// The overlay's schema of the model as a document of its own, in UTF-8: references start at its root. It carries the overlay's
    /// <c>$schema</c> unless it has one itself. The memory stays valid and unchanged.
    /// </param>
    /// <returns>The compiled schema, kept as long as the host lives and never disposed.</returns>
    ISchemaValidator Compile(ReadOnlyMemory<byte> utf8Schema);
}
