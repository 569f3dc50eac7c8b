using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Qlower.Loaders.JsonSchema.Scanning;

/// <summary>Counts code points of UTF-8.</summary>
internal static class CodePoints
{
    /// <summary>The number of bytes that start a code point, which are those above 0xBF or below 0x80.</summary>
    public static int Count(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        var lastContinuation = Vector128.Create((sbyte)-65);
        while (utf8.Length >= Vector128<sbyte>.Count)
        {
            // Vector elements count down from 0 by one a match; summed up before an element can overflow.
            var counts = Vector128<sbyte>.Zero;
            var rounds = Math.Min(utf8.Length / Vector128<sbyte>.Count, 127);
            ref var start = ref MemoryMarshal.GetReference(utf8);
            for (var i = 0; i < rounds; i++)
            {
                var chunk = Vector128.LoadUnsafe(ref start, (nuint)(i * Vector128<sbyte>.Count)).AsSByte();
                counts += Vector128.GreaterThan(chunk, lastContinuation);
            }

            count -= Vector128.Sum(Vector128.WidenLower(counts)) + Vector128.Sum(Vector128.WidenUpper(counts));
            utf8 = utf8[(rounds * Vector128<sbyte>.Count)..];
        }

        foreach (var b in utf8)
        {
            count += (sbyte)b > -65 ? 1 : 0;
        }

        return count;
    }
}
