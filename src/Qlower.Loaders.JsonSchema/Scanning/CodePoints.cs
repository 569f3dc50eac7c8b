using System.Numerics;
using System.Runtime.InteropServices;

namespace Qlower.Loaders.JsonSchema.Scanning;

/// <summary>Counts code points of UTF-8.</summary>
internal static class CodePoints
{
    /// <summary>The number of bytes that start a code point, which are those above 0xBF or below 0x80.</summary>
    public static int Count(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        if (Vector.IsHardwareAccelerated && utf8.Length >= Vector<sbyte>.Count)
        {
            var lastContinuation = new Vector<sbyte>(-65);
            while (utf8.Length >= Vector<sbyte>.Count)
            {
                // Lanes count down from 0 by one a match; flushed before a lane can wrap.
                var lanes = Vector<sbyte>.Zero;
                var rounds = Math.Min(utf8.Length / Vector<sbyte>.Count, 127);
                for (var i = 0; i < rounds; i++)
                {
                    var chunk = new Vector<sbyte>(MemoryMarshal.Cast<byte, sbyte>(utf8));
                    lanes += Vector.GreaterThan(chunk, lastContinuation);
                    utf8 = utf8[Vector<sbyte>.Count..];
                }

                Vector.Widen(lanes, out var low, out var high);
                count -= Vector.Sum(low) + Vector.Sum(high);
            }
        }

        foreach (var b in utf8)
        {
            count += (sbyte)b > -65 ? 1 : 0;
        }

        return count;
    }
}
