using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Resolution;

/// <summary>A JSON document that contains schemas.</summary>
/// <param name="uri">See <see cref="Uri"/>.</param>
/// <param name="prefix">See <see cref="Prefix"/>.</param>
/// <param name="root">See <see cref="Root"/>.</param>
internal sealed class SchemaDocument(string uri, string prefix, JsonElement root)
{
    /// <summary>The absolute URI under which the document is registered, without fragment.</summary>
    public string Uri { get; } = uri;

    /// <summary>The text before the <c>#</c> of its locations: its URI, or nothing for the document that is compiled.</summary>
    public string Prefix { get; } = prefix;

    public JsonElement Root { get; } = root;
}
