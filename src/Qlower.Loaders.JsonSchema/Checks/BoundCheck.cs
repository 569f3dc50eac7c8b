using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>The keywords <c>minimum</c>, <c>maximum</c> and their exclusive forms.</summary>
internal sealed class BoundCheck(Site site, ConstantNumber bound, bool isMinimum, bool isExclusive) : Check(site)
{
    public override bool Concerns(JsonValueKind kind) => kind == JsonValueKind.Number;

    public override bool Passes(in ScalarValue value)
    {
        if (value.IsOversized)
        {
            return true;
        }

        var order = bound.CompareTo(value.Text);
        return order == 0 ? !isExclusive : order < 0 == isMinimum;
    }
}
