using System.Buffers.Binary;
using System.Numerics;

namespace Qlower.Loaders.JsonSchema.Names;

/// <summary>
/// SipHash-2-4 with 128 bits of output under a random key: it distinguishes property names reliably, and nobody can prepare two
/// names that collide.
/// </summary>
internal sealed class NameHash
{
    private readonly ulong _key0;
    private readonly ulong _key1;

    /// <summary>One key for the process. No output depends on it, so instances cannot reveal it.</summary>
    public static NameHash Shared { get; } = new();

    public NameHash()
    {
        _key0 = Random();
        _key1 = Random();
    }

    internal NameHash(ulong key0, ulong key1) => (_key0, _key1) = (key0, key1);

    public UInt128 Compute(ReadOnlySpan<byte> name)
    {
        var v0 = _key0 ^ 0x736F6D6570736575;
        var v1 = _key1 ^ 0x646F72616E646F6D ^ 0xEE;
        var v2 = _key0 ^ 0x6C7967656E657261;
        var v3 = _key1 ^ 0x7465646279746573;
        var last = (ulong)name.Length << 56;
        while (name.Length >= 8)
        {
            var word = BinaryPrimitives.ReadUInt64LittleEndian(name);
            v3 ^= word;
            Round(ref v0, ref v1, ref v2, ref v3);
            Round(ref v0, ref v1, ref v2, ref v3);
            v0 ^= word;
            name = name[8..];
        }

        for (var i = 0; i < name.Length; i++)
        {
            last |= (ulong)name[i] << (8 * i);
        }

        v3 ^= last;
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        v0 ^= last;
        v2 ^= 0xEE;
        var low = Finish(ref v0, ref v1, ref v2, ref v3);
        v1 ^= 0xDD;
        return new UInt128(Finish(ref v0, ref v1, ref v2, ref v3), low);
    }

    /// <summary>
    /// 64 of the 122 random bits of a fresh identifier, which come from the operating system's secure source. Using
    /// <c>RandomNumberGenerator</c> would load a cryptography library into the process.
    /// </summary>
    private static ulong Random()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.NewGuid().TryWriteBytes(bytes);

        // Six bits are fixed; each of them is combined with a random one of the other half.
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]), 32);
    }

    private static ulong Finish(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        for (var i = 0; i < 4; i++)
        {
            Round(ref v0, ref v1, ref v2, ref v3);
        }

        return v0 ^ v1 ^ v2 ^ v3;
    }

    private static void Round(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v0 += v1;
        v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
        v0 = BitOperations.RotateLeft(v0, 32);
        v2 += v3;
        v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
        v2 = BitOperations.RotateLeft(v2, 32);
    }
}
