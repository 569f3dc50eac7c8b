using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Plans;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>Names and scalars on the fast path.</summary>
internal sealed partial class FastPathReader
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsKey(Vector256<byte> name, ref FastMember member) =>
        (~Vector256.Equals(name, member.Key).ExtractMostSignificantBits() & member.KeyMask) == 0;

    private static uint Word(ref byte start, int at) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, at));

    /// <summary>The scope's number of the name that starts here; -1 when it is unknown, escaped, or ends too late.</summary>
    private int FindMember(FastPath path, int key, int limit)
    {
        var rest = scanner.Bytes.AsSpan(key + 1, limit + Margin - key - 1);
        var length = rest.IndexOfAny((byte)'"', (byte)'\\');
        return length < 0 || rest[length] != '"' ? -1 : path.Scope.Find(names.Find(rest[..length]));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool PassesAsString(ref FastMember member, ref byte text, int length)
    {
        if (length < member.SureMinimum || length > member.SureMaximum || (member.NeedsSureFirstByte && !IsSure(member.SureFirstBytes, ref text, length)))
        {
            return Passes(member.StringRest, JsonValueKind.String, ref text, length);
        }

        switch (member.String)
        {
            case ScalarNeed.Nothing:
                return true;
            case ScalarNeed.Word:
                return IsWord(member.Words, ref text, length)
                    || (member.HasOtherChoices && Passes(member.StringRest, JsonValueKind.String, ref text, length));
            case ScalarNeed.Date:
                return DateTimeFormat.IsDate(MemoryMarshal.CreateReadOnlySpan(ref text, length));
            case ScalarNeed.Format:
                return member.IsFormat(MemoryMarshal.CreateReadOnlySpan(ref text, length));
            case ScalarNeed.Verdict:
                return Passes(member.StringRest, JsonValueKind.String, ref text, length);
            default:
                return false;
        }
    }

    private static bool IsSure(UInt128 firstBytes, ref byte text, int length) =>
        length > 0 && text < 0x80 && ((text < 64 ? (ulong)firstBytes : (ulong)(firstBytes >> 64)) & (1UL << (text & 63))) != 0;

    private static bool IsWord(ulong[] words, ref byte text, int length)
    {
        if (length > sizeof(ulong))
        {
            return false;
        }

        var word = Unsafe.ReadUnaligned<ulong>(ref text) & (length == sizeof(ulong) ? ulong.MaxValue : (1UL << (length * 8)) - 1);
        foreach (var candidate in words)
        {
            if (word == candidate)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Passes(ScalarReduction[] rest, JsonValueKind kind, ref byte text, int length)
    {
        var value = new ScalarValue(kind, MemoryMarshal.CreateReadOnlySpan(ref text, length));
        foreach (var part in rest)
        {
            if (part.NeverPasses || !part.Passes(value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The index after a short number without exponent; negative when there is none or it does not end within reach.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int NumberEnd(ref byte start, int at)
    {
        at += Unsafe.Add(ref start, at) == '-' ? 1 : 0;
        var chunk = Vector128.LoadUnsafe(ref start, (nuint)at) - Vector128.Create((byte)'0');
        var others = ~Vector128.Equals(Vector128.Min(chunk, Vector128.Create((byte)9)), chunk).ExtractMostSignificantBits();
        var digits = BitOperations.TrailingZeroCount(others);
        if (digits is 0 or > 15 || (digits > 1 && Unsafe.Add(ref start, at) == '0'))
        {
            return -1;
        }

        if (Unsafe.Add(ref start, at + digits) == '.')
        {
            var fraction = BitOperations.TrailingZeroCount(others >> (digits + 1));
            digits += fraction + 1;
            if (fraction == 0 || digits > 15)
            {
                return -1;
            }
        }

        // A letter may be an exponent.
        at += digits;
        return Unsafe.Add(ref start, at) is (byte)',' or (byte)'}' or (byte)' ' or (byte)'\n' or (byte)'\r' ? at : -1;
    }

    private void RaiseTags(int nameId, ObservedTag[] own, int key, int value, int end, JsonValueKind kind)
    {
        ref var frame = ref values.Frames[values.Depth - 1];
        frame.NameId = nameId;
        frame.NameLength = 0;
        frame.KeyOffset = buffer.BaseOffset + key;
        var text = kind == JsonValueKind.String ? scanner.Bytes.AsSpan(value + 1, end - value - 2) : scanner.Bytes.AsSpan(value, end - value);
        tags.EnterAndLeave(own, nameId, buffer.BaseOffset + value, buffer.BaseOffset + end, new ScalarValue(kind, text));
    }
}
