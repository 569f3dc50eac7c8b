using System.Text.Json;
using Qlower.Loaders.JsonSchema.Dialects;
using Qlower.Loaders.JsonSchema.Schemas;
using Qlower.Loaders.JsonSchema.Text;

namespace Qlower.Loaders.JsonSchema.Strict;

/// <summary>One schema object, as read and as written. The element is valid while the schema is compiled.</summary>
internal sealed class StrictSchema(SchemaNode node, JsonElement element, DialectRules rules)
{
    public SchemaNode Node => node;

    public JsonElement Element => element;

    public DialectRules Rules => rules;

    public bool Has(string keyword) => element.TryGetProperty(keyword, out _);

    /// <summary>The pointer of a keyword of the object.</summary>
    public string PointerOf(string keyword) => $"{node.Pointer}/{JsonPointer.Escape(keyword)}";
}
