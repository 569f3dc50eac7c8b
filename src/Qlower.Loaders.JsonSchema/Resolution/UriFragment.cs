using System.Buffers;
using System.Globalization;
using System.Text;

namespace Qlower.Loaders.JsonSchema.Resolution;

/// <summary>Text as a URI fragment.</summary>
internal static class UriFragment
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?");

    public static string Unescape(string fragment) => Uri.UnescapeDataString(fragment);

    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAnyExcept(Plain) < 0)
        {
            return text;
        }

        var escaped = new StringBuilder();
        foreach (var c in Encoding.UTF8.GetBytes(text))
        {
            if (Plain.Contains((char)c))
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
}
