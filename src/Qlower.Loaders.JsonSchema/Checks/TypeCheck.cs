using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>The <c>type</c> keyword.</summary>
internal sealed class TypeCheck(Site site, ValueTypes types) : Check(site)
{
    public bool AllowsIntegers => (types & ValueTypes.Integer) != 0;

    public override bool Concerns(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Null => (types & ValueTypes.Null) == 0,
        JsonValueKind.True or JsonValueKind.False => (types & ValueTypes.Boolean) == 0,
        JsonValueKind.Number => (types & (ValueTypes.Integer | ValueTypes.Number)) != (ValueTypes.Integer | ValueTypes.Number),
        JsonValueKind.String => (types & ValueTypes.String) == 0,
        JsonValueKind.Array => (types & ValueTypes.Array) == 0,
        _ => (types & ValueTypes.Object) == 0,
    };

    // Any other kind that this check concerns is a wrong kind.
    public override bool Passes(in ScalarValue value) =>
        value.Kind == JsonValueKind.Number
        && (types & ValueTypes.Integer) != 0
        && (value.IsOversized || NumberToken.IsInteger(value.Text));
}
