using System.Globalization;
using System.Text;

namespace Qlower.Loaders.JsonSchema.Resolution;

/// <summary>Text as a URI fragment.</summary>
internal static class UriFragment
{
    public static string Unescape(string fragment) =>
        fragment.Contains('%', StringComparison.Ordinal) ? UnescapeAll(fragment) : fragment;

    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)c) || "-._~!$&'()*+,;=:@/?".Contains((char)c, StringComparison.Ordinal))
            {
                escaped.Append((char)c);
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"%{c:X2}");
            }
        }

        return escaped.ToString();
    }

    /// <summary>A separate method, so that the assembly of <see cref="Uri"/> is loaded only where needed.</summary>
    private static string UnescapeAll(string fragment) => Uri.UnescapeDataString(fragment);
}
