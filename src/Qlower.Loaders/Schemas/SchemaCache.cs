using System.Collections.Concurrent;
using System.Security.Cryptography;
using Qlower.Loaders.JsonSchema;

namespace Qlower.Loaders.Schemas;

/// <summary>Compiles the format's schema once an overlay. Thread-safe.</summary>
internal sealed class SchemaCache(Func<ReadOnlyMemory<byte>, CompiledSchema> compile)
{
    private readonly ConcurrentDictionary<string, Lazy<CompiledSchema>> _schemas = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, Lazy<SchemaFields>> _fields = new(StringComparer.Ordinal);

    public SchemaCache()
        : this(overlay => LoaderSchema.Compile(overlay))
    {
    }

    /// <summary>The schema with this overlay; empty for the format alone.</summary>
    /// <exception cref="SchemaCompilationException">The overlay is wrong.</exception>
    public CompiledSchema Get(ReadOnlyMemory<byte> overlay) =>
        _schemas.GetOrAdd(
            KeyOf(overlay),
            _ => new Lazy<CompiledSchema>(() => compile(overlay))).Value;

    /// <summary>The fields of the format with this overlay, read on first use.</summary>
    public Lazy<SchemaFields> GetFields(ReadOnlyMemory<byte> overlay) =>
        _fields.GetOrAdd(KeyOf(overlay), _ => new Lazy<SchemaFields>(() => LoaderSchema.ReadFields(overlay)));

    private static string KeyOf(ReadOnlyMemory<byte> overlay) => overlay.IsEmpty ? "" : Convert.ToHexString(SHA256.HashData(overlay.Span));
}
