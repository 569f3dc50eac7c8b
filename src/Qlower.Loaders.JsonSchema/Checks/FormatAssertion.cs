using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>The keyword <c>format</c> with a built-in format, all of which apply to strings.</summary>
internal sealed class FormatAssertion(Site site, Func<ReadOnlySpan<byte>, bool> isFormat) : Check(site)
{
    public Func<ReadOnlySpan<byte>, bool> IsFormat => isFormat;

    public override bool Concerns(JsonValueKind kind) => kind == JsonValueKind.String;

    public override bool Passes(in ScalarValue value) => value.IsOversized || isFormat(value.Text);
}
