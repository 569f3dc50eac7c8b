using Qlower.Loaders.JsonSchema.Names;
using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.Plans;

/// <summary>The content of a compiled schema: everything that an evaluation needs. Immutable and thread-safe.</summary>
internal sealed class SchemaProgram
{
    /// <summary>The plan of the root schema; null when it accepts everything.</summary>
    public required Plan? Root { get; init; }

    /// <summary>The root schema as read, for evaluation on trees.</summary>
    public required SchemaNode RootNode { get; init; }

    /// <summary>Every property name that the schema mentions.</summary>
    public required NameTable Names { get; init; }

    /// <summary>Number of slots in which a validator records which property followed which.</summary>
    public required int GuessCount { get; init; }

    /// <summary>Whether any value is observed, see <see cref="SchemaCompileOptions.ObserveKeyword"/>.</summary>
    public required bool Observes { get; init; }

    /// <summary>The keywords that need their whole value in memory, in the order of the schema.</summary>
    public required IReadOnlyList<BufferedKeyword> BufferedKeywords { get; init; }
}
