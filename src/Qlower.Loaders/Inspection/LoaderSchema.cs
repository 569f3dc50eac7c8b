using Qlower.Loaders.JsonSchema;

namespace Qlower.Loaders.Inspection;

/// <summary>The Loader 2.0 format as a compiled JSON Schema.</summary>
internal static partial class LoaderSchema
{
    /// <summary>The format, with a rule pack's overlay where there is one.</summary>
    /// <param name="overlay">A JSON object with <c>$defs</c>, one schema a model by its wire name; empty for none.</param>
    /// <exception cref="SchemaCompilationException">The overlay is no such object, or one of its schemas is wrong.</exception>
    public static CompiledSchema Compile(ReadOnlyMemory<byte> overlay = default) => throw new NotSupportedException();
}
