using System.Text.Unicode;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Passes;

/// <summary>What touching the bytes costs at all: a copy into a buffer and a check that it is UTF-8, buffer by buffer.</summary>
internal static class Floor
{
    private const int BufferSize = 256 * 1024;

    public static void Touch(ReadOnlySpan<byte> bytes)
    {
        var buffer = new byte[BufferSize];
        while (bytes.Length > 0)
        {
            var chunk = bytes[..Math.Min(bytes.Length, BufferSize)];
            if (chunk.Length < bytes.Length)
            {
                // A sequence that the cut would split goes with the next buffer.
                while ((bytes[chunk.Length] & 0xC0) == 0x80)
                {
                    chunk = chunk[..^1];
                }
            }

            chunk.CopyTo(buffer);
            Verdict.Expect(Utf8.IsValid(buffer.AsSpan(0, chunk.Length)), "Utf8.IsValid");
            bytes = bytes[chunk.Length..];
        }
    }
}
