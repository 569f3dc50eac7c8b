using System.Globalization;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Measuring;

/// <summary>What a figure should reach.</summary>
/// <param name="Text">As printed.</param>
/// <param name="IsMet">Whether the figure of the row reaches it.</param>
internal sealed record Target(string Text, bool IsMet)
{
    public static Target AtMost(double limit, double figure, string unit) =>
        new(string.Create(CultureInfo.InvariantCulture, $"≤ {limit} {unit}"), figure <= limit);

    public static Target AtLeast(double limit, double figure, string unit) =>
        new(string.Create(CultureInfo.InvariantCulture, $"≥ {limit} {unit}"), figure >= limit);
}
