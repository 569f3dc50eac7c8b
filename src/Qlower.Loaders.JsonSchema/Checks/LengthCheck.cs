using System.Text.Json;
using Qlower.Loaders.JsonSchema.Scanning;

namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>The keywords <c>minLength</c> and <c>maxLength</c>, in code points.</summary>
internal sealed class LengthCheck(Site site, long minimum, long maximum) : Check(site)
{
    /// <summary>Every length in bytes from this one to <see cref="SureMaximum"/> passes, regardless of the bytes.</summary>
    public long SureMinimum => minimum > long.MaxValue / 8 ? long.MaxValue : (minimum * 4) - 3;

    public long SureMaximum => maximum;

    public override bool Concerns(JsonValueKind kind) => kind == JsonValueKind.String;

    public override bool Passes(in ScalarValue value)
    {
        // A code point takes one to four bytes, so most lengths need no count.
        var bytes = value.Text.Length;
        if (value.IsOversized || (bytes <= SureMaximum && bytes >= SureMinimum))
        {
            return true;
        }

        var count = CodePoints.Count(value.Text);
        return count >= minimum && count <= maximum;
    }
}
