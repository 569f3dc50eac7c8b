using System.Collections.Concurrent;
using System.Security.Cryptography;
using Qlower.Loaders.JsonSchema;

namespace Qlower.Loaders.Schemas;

/// <summary>Compiles the format's schema once an overlay. Thread-safe.</summary>
internal sealed class SchemaCache(Func<ReadOnlyMemory<byte>, CompiledSchema> compile)
{
    private readonly ConcurrentDictionary<string, Lazy<CompiledSchema>> _schemas = new(StringComparer.Ordinal);

    public SchemaCache()
        : this(overlay => LoaderSchema.Compile(overlay))
    {
    }

    /// <summary>The schema with this overlay; empty for the format alone.</summary>
    /// <exception cref="SchemaCompilationException">The overlay is wrong.</exception>
    public CompiledSchema Get(ReadOnlyMemory<byte> overlay) =>
        _schemas.GetOrAdd(
            overlay.IsEmpty ? "" : Convert.ToHexString(SHA256.HashData(overlay.Span)),
            _ => new Lazy<CompiledSchema>(() => compile(overlay))).Value;
}
