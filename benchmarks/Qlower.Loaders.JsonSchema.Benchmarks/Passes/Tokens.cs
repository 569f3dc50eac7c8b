using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Passes;

/// <summary>The reference of all ratios: a streamed <see cref="Utf8JsonReader"/> that does nothing but tokenise.</summary>
internal static class Tokens
{
    private const int BufferSize = 256 * 1024;

    /// <summary>Reads the stream to its end. A token must fit into the buffer, as every one of these files' does.</summary>
    public static async Task<long> CountAsync(Stream stream)
    {
        var buffer = new byte[BufferSize];
        var state = new JsonReaderState();
        var filled = 0;
        var count = 0L;
        bool isEnd;
        do
        {
            var read = await stream.ReadAsync(buffer.AsMemory(filled));
            isEnd = read == 0;
            filled += read;
            var consumed = Count(buffer.AsSpan(0, filled), isEnd, ref state, ref count);
            buffer.AsSpan(consumed, filled - consumed).CopyTo(buffer);
            filled -= consumed;
        }
        while (!isEnd);

        return count;
    }

    private static int Count(ReadOnlySpan<byte> bytes, bool isEnd, ref JsonReaderState state, ref long count)
    {
        var reader = new Utf8JsonReader(bytes, isEnd, state);
        while (reader.Read())
        {
            count++;
        }

        state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }
}
