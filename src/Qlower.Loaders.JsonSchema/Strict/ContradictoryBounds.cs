using System.Text;
using Qlower.Loaders.JsonSchema.Checks;

namespace Qlower.Loaders.JsonSchema.Strict;

/// <summary>Finds lower bounds above the upper one.</summary>
internal static class ContradictoryBounds
{
    private static readonly (string Lower, string Upper, bool MayBeEqual)[] Pairs =
    [
        ("minimum", "maximum", true), ("minimum", "exclusiveMaximum", false), ("exclusiveMinimum", "maximum", false),
        ("exclusiveMinimum", "exclusiveMaximum", false), ("minLength", "maxLength", true), ("minItems", "maxItems", true),
        ("minProperties", "maxProperties", true), ("minContains", "maxContains", true),
    ];

    public static void Find(StrictSchema schema, WarningList warnings)
    {
        foreach (var (lower, upper, mayBeEqual) in Pairs)
        {
            if (Number(schema, lower) is not { } low || Number(schema, upper) is not { } high)
            {
                continue;
            }

            var order = ConstantNumber.Parse(low).CompareTo(Encoding.UTF8.GetBytes(high));
            if (order > 0 || (order == 0 && !mayBeEqual))
            {
                warnings.Add(SchemaWarningKind.Unsatisfiable, schema.PointerOf(lower), $"No value meets '{lower}' {low} and '{upper}' {high}.");
            }
        }
    }

    private static string? Number(StrictSchema schema, string keyword) =>
        schema.TryGet(keyword, out var value) ? value.GetRawText() : null;
}
