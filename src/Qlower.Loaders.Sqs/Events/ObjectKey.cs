using System.Buffers;
using System.Globalization;
using System.Text;

namespace Qlower.Loaders.Sqs.Events;

/// <summary>Object keys in notifications of S3: UTF-8, percent-encoded, with <c>+</c> for a space.</summary>
internal static class ObjectKey
{
    /// <summary>The longest key that S3 accepts, in bytes of UTF-8.</summary>
    private const int LongestKey = 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes a key; returns <see langword="null"/> when the text is not an encoded key.</summary>
    public static string? Decode(string encoded)
    {
        if (encoded.Length > LongestKey * 3)
        {
            return null;
        }

        var bytes = new ArrayBufferWriter<byte>(LongestKey);
        for (var index = 0; index < encoded.Length; index++)
        {
            var letter = encoded[index];
            if (letter == '%')
            {
                if (index + 2 >= encoded.Length
                    || !byte.TryParse(encoded.AsSpan(index + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
                {
                    return null;
                }

                bytes.Write([value]);
                index += 2;
            }
            else if (Rune.TryGetRuneAt(encoded, index, out var rune))
            {
                // Characters that S3 would have encoded are copied: other servers do not encode them.
                var room = bytes.GetSpan(4);
                bytes.Advance((rune.Value == '+' ? new Rune(' ') : rune).EncodeToUtf8(room));
                index += rune.Utf16SequenceLength - 1;
            }
            else
            {
                return null;
            }
        }

        try
        {
            return Strict.GetString(bytes.WrittenSpan);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Whether an object can have this key.</summary>
    public static bool IsPossible(string key) => key.Length is > 0 and <= LongestKey && Encoding.UTF8.GetByteCount(key) <= LongestKey;
}
