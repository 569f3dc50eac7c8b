using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Qlower.Loaders.Tests.Secrets;

/// <summary>The forms in which a partner may write its key, each as the content of a JSON text.</summary>
internal static class KeyForms
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyDictionary<string, Func<string, string>> All { get; } = new Dictionary<string, Func<string, string>>
    {
        ["plain"] = Quote,
        ["base64"] = key => Base64(key).Replace("/", "\\/", StringComparison.Ordinal),
        ["base64 without padding"] = key => Base64(key).TrimEnd('='),
        ["base64 for URLs"] = key => Base64(key).Replace('+', '-').Replace('/', '_').TrimEnd('='),
        ["base64 of a line"] = key => Base64(key + "\n"),
        ["URL"] = Uri.EscapeDataString,
        ["URL of every byte"] = key => string.Concat(Encoding.UTF8.GetBytes(key).Select(value => $"%{value:x2}")),
        ["URL twice"] = key => Uri.EscapeDataString(Uri.EscapeDataString(key)),
        ["JSON of every unit"] = key => string.Concat(key.Select(Unit)),
        ["mixed"] = Mixed,
    };

    /// <summary>Whether the text holds the key in any form, however escaped: the test's own reading, apart from the code's.</summary>
    public static bool IsIn(byte[] content, string key)
    {
        var text = Encoding.UTF8.GetString(content);
        for (var round = 0; round < 4; round++)
        {
            if (Holds(text, key))
            {
                return true;
            }

            text = Decode(text);
        }

        return Holds(text, key);
    }

    private static bool Holds(string text, string key)
    {
        var stem = Base64(key)[..(key.Length / 3 * 4)];
        return text.Contains(key, StringComparison.OrdinalIgnoreCase)
            || text.Contains(key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)
            || text.Replace('-', '+').Replace('_', '/').Contains(stem.Replace('-', '+').Replace('_', '/'), StringComparison.Ordinal);
    }

    private static string Decode(string text)
    {
        text = System.Text.RegularExpressions.Regex.Replace(
            text, @"\\+u([0-9a-fA-F]{4})", match => ((char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        text = System.Net.WebUtility.HtmlDecode(text).Replace("\\", "", StringComparison.Ordinal);
        return text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;
    }

    private static string Base64(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(key));

    private static string Quote(string key) => JsonSerializer.Serialize(key, Relaxed)[1..^1];

    private static string Unit(char unit) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");

    private static string Mixed(string key) => string.Concat(key.EnumerateRunes().Select((rune, index) => (index % 3) switch
    {
        0 => string.Concat(rune.ToString().Select(unit => Unit(unit).ToLowerInvariant())),
        1 => Uri.EscapeDataString(rune.ToString()),
        _ => Quote(rune.ToString()),
    }));
}
