using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Resolution;

/// <summary>A place where a schema is.</summary>
/// <param name="resource">See <see cref="Resource"/>.</param>
/// <param name="pointer">See <see cref="Pointer"/>.</param>
/// <param name="element">See <see cref="Element"/>.</param>
internal sealed class SchemaLocation(SchemaResource resource, string pointer, JsonElement element)
{
    /// <summary>The innermost resource that holds it, or that it is the root of.</summary>
    public SchemaResource Resource { get; } = resource;

    /// <summary>The document's prefix, <c>#</c>, and the JSON pointer from the document's root.</summary>
    public string Pointer { get; } = pointer;

    public JsonElement Element { get; } = element;

    /// <summary>What is wrong with its identifiers, by keyword.</summary>
    public List<(string Keyword, string Message)> Problems { get; } = [];

    public bool IsResourceRoot => Pointer == Resource.Pointer;

    /// <summary>The URI of the resource (nothing when it has none), with the JSON pointer from its root as fragment.</summary>
    public string AbsoluteUri => $"{UriReference.Tell(Resource.Uri)}#{UriFragment.Escape(Pointer[Resource.Pointer.Length..])}";
}
