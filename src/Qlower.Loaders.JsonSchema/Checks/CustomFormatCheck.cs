using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>The keyword <c>format</c> with a custom format.</summary>
internal sealed class CustomFormatCheck(Site site, FormatCheck isFormat) : Check(site)
{
    public override bool Concerns(JsonValueKind kind) => kind is JsonValueKind.String or JsonValueKind.Number;

    public override bool Passes(in ScalarValue value) =>
        value.IsOversized || isFormat(value.Text, value.Kind == JsonValueKind.Number);
}
