using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Names;

namespace Qlower.Loaders.JsonSchema.Trees;

/// <summary>Hashes of values under a random key; values that are equal have equal hashes.</summary>
internal sealed class TreeHash
{
    private const int HashBytes = 16;

    private readonly NameHash _hash = new();

    /// <returns>The positions of the first item that equals an earlier one, and of that one; null when all differ.</returns>
    public (int First, int Second)? FindEqualItems(JsonTree tree, int array)
    {
        var count = tree.Count(array);
        if (count < 2)
        {
            return null;
        }

        var tokens = new int[count];
        var hashes = new ulong[count];
        var order = new int[count];
        var item = array + 1;
        for (var i = 0; i < count; i++)
        {
            (tokens[i], order[i], hashes[i]) = (item, i, (ulong)Compute(tree, item));
            item = tree.After(item);
        }

        Array.Sort(hashes, order);
        (int First, int Second)? found = null;
        for (var start = 0; start < count;)
        {
            var end = start + 1;
            while (end < count && hashes[end] == hashes[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                var pair = FindEqual(tree, tokens, order.AsSpan(start, end - start));
                found = pair is not null && (found is null || pair.Value.Second < found.Value.Second) ? pair : found;
            }

            start = end;
        }

        return found;
    }

    /// <summary>Items of one hash: all equal except for collisions that nobody can provoke.</summary>
    private static (int First, int Second)? FindEqual(JsonTree tree, int[] tokens, Span<int> positions)
    {
        positions.Sort();
        for (var second = 1; second < positions.Length; second++)
        {
            for (var first = 0; first < second; first++)
            {
                if (TreeEquality.AreEqual(tree, tokens[positions[first]], tree, tokens[positions[second]]))
                {
                    return (positions[first], positions[second]);
                }
            }
        }

        return null;
    }

    private UInt128 Compute(JsonTree tree, int token) => tree.Kind(token) switch
    {
        JsonValueKind.String => _hash.Compute(tree.Text(token)) + 1,
        JsonValueKind.Number => OfNumber(tree.Text(token)) + 2,
        JsonValueKind.True => 3,
        JsonValueKind.False => 4,
        JsonValueKind.Null => 5,
        _ => RuntimeHelpers.TryEnsureSufficientExecutionStack()
            ? OfContainer(tree, token)
            : OnFreshStack(tree, token),
    };

    private UInt128 OnFreshStack(JsonTree tree, int token) => FreshStack.Run(() => OfContainer(tree, token));

    private UInt128 OfContainer(JsonTree tree, int token) =>
        tree.Kind(token) == JsonValueKind.Array ? OfArray(tree, token) + 6 : OfObject(tree, token) + 7;

    private UInt128 OfNumber(ReadOnlySpan<byte> text)
    {
        var pooled = ArrayPool<byte>.Shared.Rent(text.Length + 9);
        var number = NumberToken.Parse(text, pooled.AsSpan(9));
        pooled[0] = (byte)(number.Sign + 1);
        BinaryPrimitives.WriteInt64LittleEndian(pooled.AsSpan(1), number.Exponent);
        var result = _hash.Compute(pooled.AsSpan(0, 9 + number.Digits.Length));
        ArrayPool<byte>.Shared.Return(pooled);
        return result;
    }

    private UInt128 OfArray(JsonTree tree, int token)
    {
        Span<byte> pair = stackalloc byte[2 * HashBytes];
        UInt128 all = 0;
        var end = tree.After(token);
        for (var item = token + 1; item < end; item = tree.After(item))
        {
            BinaryPrimitives.WriteUInt128LittleEndian(pair, all);
            BinaryPrimitives.WriteUInt128LittleEndian(pair[HashBytes..], Compute(tree, item));
            all = _hash.Compute(pair);
        }

        return all;
    }

    /// <summary>A sum, so that the order of members does not matter.</summary>
    private UInt128 OfObject(JsonTree tree, int token)
    {
        Span<byte> pair = stackalloc byte[2 * HashBytes];
        UInt128 all = 0;
        var end = tree.After(token);
        for (var key = token + 1; key < end; key = tree.After(key + 1))
        {
            BinaryPrimitives.WriteUInt128LittleEndian(pair, _hash.Compute(tree.Text(key)));
            BinaryPrimitives.WriteUInt128LittleEndian(pair[HashBytes..], Compute(tree, key + 1));
            all += _hash.Compute(pair);
        }

        return all;
    }
}
