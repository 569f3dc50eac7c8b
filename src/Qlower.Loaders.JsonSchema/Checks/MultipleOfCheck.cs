using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>The keyword <c>multipleOf</c>.</summary>
internal sealed class MultipleOfCheck(Site site, ConstantNumber divisor) : Check(site)
{
    public override bool Concerns(JsonValueKind kind) => kind == JsonValueKind.Number;

    public override bool Passes(in ScalarValue value) => value.IsOversized || divisor.Divides(value.Text);
}
