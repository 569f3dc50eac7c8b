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

    /// <summary>Whether every keyword but <c>$ref</c> is ignored.</summary>
    public bool IsReferenceAlone => rules.IgnoresSiblingsOfRef && element.TryGetProperty("$ref", out _);

    /// <summary>Whether the object has a member of this name, keyword or not.</summary>
    public bool Has(string name) => element.TryGetProperty(name, out _);

    /// <summary>Returns the value of a keyword; its shape was checked, as far as the dialect knows the keyword.</summary>
    public bool TryGet(string keyword, out JsonElement value)
    {
        value = default;
        return rules.Knows(keyword) && element.TryGetProperty(keyword, out value);
    }

    /// <summary>The pointer of a keyword of the object.</summary>
    public string PointerOf(string keyword) => $"{node.Pointer}/{JsonPointer.Escape(keyword)}";
}
