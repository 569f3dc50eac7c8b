using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Resolution;

/// <summary>The location of a schema.</summary>
/// <param name="resource">See <see cref="Resource"/>.</param>
/// <param name="pointer">See <see cref="Pointer"/>.</param>
/// <param name="element">See <see cref="Element"/>.</param>
internal sealed class SchemaLocation(SchemaResource resource, string pointer, JsonElement element)
{
    /// <summary>The innermost resource that contains it, or whose root it is.</summary>
    public SchemaResource Resource { get; } = resource;

    /// <summary>The document's prefix, <c>#</c>, and the JSON pointer from the document's root.</summary>
    public string Pointer { get; } = pointer;

    public JsonElement Element { get; } = element;

    /// <summary>Errors of its identifiers, by keyword.</summary>
    public List<(string Keyword, string Message)> Problems { get; } = [];

    public bool IsResourceRoot => Pointer == Resource.Pointer;

    /// <summary>The URI of the resource (empty when it has none), with the JSON pointer from its root as fragment.</summary>
    public string AbsoluteUri => $"{UriReference.Display(Resource.Uri)}#{UriFragment.Escape(Pointer[Resource.Pointer.Length..])}";
}
