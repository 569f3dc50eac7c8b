using System.Text;

namespace Qlower.Loaders.JsonSchema.Formats;

/// <summary>A regular expression of ECMA-262.</summary>
internal static class RegexFormat
{
    public static bool IsRegex(ReadOnlySpan<byte> value) => PatternParser.IsWellFormed(Encoding.UTF8.GetString(value));
}
