using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>The types of values in a schema.</summary>
internal static class LiteralType
{
    /// <summary>The type of a value; a number is an integer too, as its value decides and not its notation.</summary>
    public static ValueTypes Of(JsonElement literal) => literal.ValueKind switch
    {
        JsonValueKind.Null => ValueTypes.Null,
        JsonValueKind.True or JsonValueKind.False => ValueTypes.Boolean,
        JsonValueKind.Number => ValueTypes.Integer | ValueTypes.Number,
        JsonValueKind.String => ValueTypes.String,
        JsonValueKind.Array => ValueTypes.Array,
        JsonValueKind.Object => ValueTypes.Object,
        _ => ValueTypes.None,
    };

    /// <summary>The types of all the values together.</summary>
    public static ValueTypes OfAll(ReadOnlySpan<JsonElement> literals)
    {
        var types = ValueTypes.None;
        foreach (var literal in literals)
        {
            types |= Of(literal);
        }

        return types;
    }
}
