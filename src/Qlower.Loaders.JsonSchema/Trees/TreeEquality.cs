using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;

namespace Qlower.Loaders.JsonSchema.Trees;

/// <summary>Equality of values as the standard defines it: numbers by value, strings unescaped, members in any order.</summary>
internal static class TreeEquality
{
    private const int FewMembers = 16;

    public static bool AreEqual(JsonTree tree, int token, JsonTree otherTree, int other)
    {
        var kind = tree.Kind(token);
        if (kind != otherTree.Kind(other))
        {
            return false;
        }

        switch (kind)
        {
            case JsonValueKind.String:
                return tree.Text(token).SequenceEqual(otherTree.Text(other));
            case JsonValueKind.Number:
                return AreEqualNumbers(tree.Text(token), otherTree.Text(other));
            case JsonValueKind.Object or JsonValueKind.Array when tree.Count(token) != otherTree.Count(other):
                return false;
            case JsonValueKind.Object or JsonValueKind.Array:
                return RuntimeHelpers.TryEnsureSufficientExecutionStack()
                    ? AreEqualInside(kind, tree, token, otherTree, other)
                    : AreEqualOnFreshStack(kind, tree, token, otherTree, other);
            default:
                return true;
        }
    }

    private static bool AreEqualOnFreshStack(JsonValueKind kind, JsonTree tree, int token, JsonTree otherTree, int other) =>
        FreshStack.Run(() => AreEqualInside(kind, tree, token, otherTree, other));

    private static bool AreEqualInside(JsonValueKind kind, JsonTree tree, int token, JsonTree otherTree, int other) => kind switch
    {
        JsonValueKind.Array => AreEqualArrays(tree, token, otherTree, other),
        _ when tree.Count(token) <= FewMembers => AreEqualSmallObjects(tree, token, otherTree, other),
        _ => AreEqualLargeObjects(tree, token, otherTree, other),
    };

    private static bool AreEqualNumbers(ReadOnlySpan<byte> text, ReadOnlySpan<byte> other)
    {
        if (text.SequenceEqual(other))
        {
            return true;
        }

        var pooled = ArrayPool<byte>.Shared.Rent(text.Length + other.Length);
        var a = NumberToken.Parse(text, pooled.AsSpan(0, text.Length));
        var b = NumberToken.Parse(other, pooled.AsSpan(text.Length));
        var result = a.Sign == b.Sign && a.Exponent == b.Exponent && a.Digits.SequenceEqual(b.Digits);
        ArrayPool<byte>.Shared.Return(pooled);
        return result;
    }

    private static bool AreEqualArrays(JsonTree tree, int token, JsonTree otherTree, int other)
    {
        var end = tree.After(token);
        other++;
        for (var item = token + 1; item < end; item = tree.After(item))
        {
            if (!AreEqual(tree, item, otherTree, other))
            {
                return false;
            }

            other = otherTree.After(other);
        }

        return true;
    }

    private static bool AreEqualSmallObjects(JsonTree tree, int token, JsonTree otherTree, int other)
    {
        var end = tree.After(token);
        for (var key = token + 1; key < end; key = tree.After(key + 1))
        {
            var match = otherTree.FindMember(other, tree.Text(key));
            if (match < 0 || !AreEqual(tree, key + 1, otherTree, match + 1))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Names are sorted first, so that the comparison is fast for any order of members.</summary>
    private static bool AreEqualLargeObjects(JsonTree tree, int token, JsonTree otherTree, int other)
    {
        var keys = SortedKeys(tree, token);
        var otherKeys = SortedKeys(otherTree, other);
        for (var i = 0; i < keys.Length; i++)
        {
            if (!tree.Text(keys[i]).SequenceEqual(otherTree.Text(otherKeys[i]))
                || !AreEqual(tree, keys[i] + 1, otherTree, otherKeys[i] + 1))
            {
                return false;
            }
        }

        return true;
    }

    private static int[] SortedKeys(JsonTree tree, int token)
    {
        var keys = new int[tree.Count(token)];
        var key = token + 1;
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = key;
            key = tree.After(key + 1);
        }

        Array.Sort(keys, (a, b) => tree.Text(a).SequenceCompareTo(tree.Text(b)));
        return keys;
    }
}
