namespace Qlower.Loaders;

/// <summary>
/// A JSON Schema engine that a host registers for overlays of rule packs which name it in <c>x-engine</c>. The core's streaming engine validates
/// the format itself. Created once for each host and called while the host starts; it holds no state of a load.
/// </summary>
public interface ISchemaEngine
{
    /// <summary>The name by which overlays select the engine; unique in a host, compared by code units.</summary>
    string Name { get; }

    /// <summary>
    /// Compiles the schema of one model. An exception prevents the host from starting and is reported with the name of the rule pack.
    /// </summary>
    /// <param name="utf8Schema">
    /// The overlay's schema of the model as a document of its own, in UTF-8: references start at its root. It carries the overlay's
    /// <c>$schema</c> unless it has one itself. The memory stays valid and unchanged.
    /// </param>
    /// <returns>The compiled schema, retained for the lifetime of the host and never disposed.</returns>
    ISchemaValidator Compile(ReadOnlyMemory<byte> utf8Schema);
}
