using System.Text.Json;

namespace Qlower.Loaders.Secrets;

/// <summary>Reads the key of a file again, because it is not stored.</summary>
internal static class FileKey
{
    /// <summary>Every valid key is shorter, even if written entirely in escapes.</summary>
    private const int LongestKey = 16 * 1024;

    /// <summary>Returns a mask for the key of a file that was inspected; one that hides nothing when the key was not found.</summary>
    /// <param name="secrets">The secret ranges of the file, the value of the header's key first.</param>
    /// <param name="open">Opens a range of the file, by offset and length.</param>
    /// <param name="hashes">Recognises the partner's other keys.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<KeyMask> ReadMaskAsync(
        IReadOnlyList<ByteRange> secrets, Func<long, long?, CancellationToken, Task<Stream>> open, KeyHashes? hashes, CancellationToken cancellationToken)
    {
        if (secrets.Count == 0 || secrets[0].End - secrets[0].Start is <= 2 or > LongestKey)
        {
            return new KeyMask([], hashes);
        }

        var range = secrets[0];
        var content = new byte[range.End - range.Start];
        var stream = await open(range.Start, content.Length, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var read = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return new KeyMask(TextOf(content.AsSpan(0, read)), hashes);
        }
    }

    private static string[] TextOf(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            return reader.Read() && reader.TokenType is JsonTokenType.String ? [reader.GetString()!]
                : reader.TokenType is JsonTokenType.Number ? [System.Text.Encoding.UTF8.GetString(reader.ValueSpan)]
                : [];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The file is not the one that was inspected.
            return [];
        }
    }
}
