using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Qlower.Loaders.Secrets;

/// <summary>
/// Hides keys of which only hashes are known: a text that is a key, or that has one between delimiters. Immutable and thread-safe.
/// </summary>
/// <param name="isKey">Whether the SHA-256 of a text is that of a key.</param>
internal sealed partial class KeyHashes(Func<byte[], bool> isKey)
{
    private const int LongestKey = 2048;

    /// <summary>How often the escapes of URLs may be applied to each other.</summary>
    private const int MostNested = 3;

    /// <summary>Returns the text without keys.</summary>
    public string Mask(string text)
    {
        if (IsKey(text.Trim('"')))
        {
            return KeyMask.Hidden;
        }

        text = Words().Replace(text, MaskWord);
        return Parts().Replace(text, MaskWord);
    }

    /// <summary>Whether the value is a key, in plain, escaped, or in base64.</summary>
    private bool IsKey(string value)
    {
        if (value.Length is 0 or > LongestKey)
        {
            return false;
        }

        var plain = Encoding.UTF8.GetBytes(value);
        if (isKey(SHA256.HashData(plain)))
        {
            return true;
        }

        var decoded = Escapes().Replace(value, match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString());
        decoded = decoded.Replace("\\/", "/", StringComparison.Ordinal);
        for (var i = 0; i < MostNested && decoded.Contains('%', StringComparison.Ordinal); i++)
        {
            decoded = Uri.UnescapeDataString(decoded);
        }

        return (decoded != value && isKey(SHA256.HashData(Encoding.UTF8.GetBytes(decoded)))) || IsBase64OfKey(decoded);
    }

    private bool IsBase64OfKey(string value)
    {
        var text = Encoding.UTF8.GetBytes(value.TrimEnd('=').Replace('+', '-').Replace('/', '_'));
        return text.Length >= KeyMask.ShortestPart
            && Base64Url.IsValid(text)
            && isKey(SHA256.HashData(Base64Url.DecodeFromUtf8(text).AsSpan().TrimEnd((byte)'\n')));
    }

    private string MaskWord(Match match) => IsKey(match.Value) ? KeyMask.Hidden : match.Value;

    [GeneratedRegex("[^\\s\"'“”«»]{8,}", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex("[^\\s\"'“”«»/:;,=&?|<>(){}\\[\\]]{8,}", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();

    [GeneratedRegex("\\\\+u([0-9a-fA-F]{4})", RegexOptions.CultureInvariant)]
    private static partial Regex Escapes();
}
