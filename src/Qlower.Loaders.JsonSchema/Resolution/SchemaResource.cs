using System.Text.Json;
using Qlower.Loaders.JsonSchema.Dialects;

namespace Qlower.Loaders.JsonSchema.Resolution;

/// <summary>A schema with a URI of its own: a document, or a part of one with an <c>$id</c>.</summary>
internal sealed class SchemaResource
{
    /// <summary>The name in <see cref="DynamicAnchors"/> that represents <c>$recursiveAnchor</c>; no anchor can have it.</summary>
    public const string Recursive = "";

    public required int Id { get; init; }

    public required SchemaDocument Document { get; init; }

    /// <summary>The canonical URI, without fragment.</summary>
    public required string Uri { get; init; }

    /// <summary>Location of the root, as <see cref="SchemaLocation.Pointer"/>.</summary>
    public required string Pointer { get; init; }

    public required JsonElement Element { get; init; }

    public required DialectRules Rules { get; init; }

    /// <summary>Every anchor, dynamic ones too.</summary>
    public Dictionary<string, SchemaLocation> Anchors { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SchemaLocation> DynamicAnchors { get; } = new(StringComparer.Ordinal);

    /// <summary>Names that dynamic references in this resource search.</summary>
    public HashSet<string> DynamicNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Resources that references in this resource target, and those embedded in it.</summary>
    public HashSet<SchemaResource> Neighbours { get; } = [];
}
