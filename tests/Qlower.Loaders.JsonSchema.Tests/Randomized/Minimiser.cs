using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>Makes a failing pair of schema and instance smaller as long as it fails in the same way.</summary>
internal static class Minimiser
{
    private const int MaxTries = 4_000;

    public static (byte[] Schema, byte[] Instance) Shrink(byte[] schema, byte[] instance, Func<byte[], byte[], bool> fails)
    {
        var tries = 0;
        bool Still(byte[] first, byte[] second) => tries++ < MaxTries && fails(first, second);
        for (var hasShrunk = true; hasShrunk && tries < MaxTries;)
        {
            hasShrunk = false;
            foreach (var smaller in Smaller(schema))
            {
                if (smaller.Length < schema.Length && Still(smaller, instance))
                {
                    (schema, hasShrunk) = (smaller, true);
                    break;
                }
            }

            foreach (var smaller in Smaller(instance))
            {
                if (smaller.Length < instance.Length && Still(schema, smaller))
                {
                    (instance, hasShrunk) = (smaller, true);
                    break;
                }
            }
        }

        return (schema, instance);
    }

    private static IEnumerable<byte[]> Smaller(byte[] text)
    {
        foreach (var tree in SmallerTrees(text))
        {
            yield return tree;
        }

        for (var size = Math.Max(text.Length / 2, 1); ; size /= 2)
        {
            for (var start = 0; start + size <= text.Length; start += size)
            {
                yield return [.. text.AsSpan(0, start), .. text.AsSpan(start + size)];
            }

            if (size <= 1)
            {
                yield break;
            }
        }
    }

    private static List<byte[]> SmallerTrees(byte[] text)
    {
        var results = new List<byte[]>();
        try
        {
            var paths = new List<int[]>();
            Paths(JsonNode.Parse(text), [], paths);
            foreach (var path in paths)
            {
                results.AddRange(Without(text, path));
            }
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // No tree: bytes it is.
        }

        return [.. results.OrderBy(result => result.Length)];
    }

    private static void Paths(JsonNode? node, int[] path, List<int[]> paths)
    {
        paths.Add(path);
        var children = Children(node);
        for (var i = 0; i < children.Count; i++)
        {
            Paths(children[i], [.. path, i], paths);
        }
    }

    private static List<JsonNode?> Children(JsonNode? node) =>
        node is JsonObject map ? [.. map.Select(pair => pair.Value)] : node is JsonArray list ? [.. list] : [];

    /// <summary>The text without this node, and with each of its children and grandchildren for it.</summary>
    private static IEnumerable<byte[]> Without(byte[] text, int[] path)
    {
        for (var way = -1; ; way++)
        {
            var root = JsonNode.Parse(text);
            JsonNode? parent = null;
            var node = root;
            foreach (var index in path)
            {
                parent = node;
                node = node is JsonObject map ? map.GetAt(index).Value : ((JsonArray)node!)[index];
            }

            var children = Children(node);
            children.AddRange(children.SelectMany(Children).ToList());
            if (way >= children.Count)
            {
                yield break;
            }

            var child = way < 0 ? null : children[way]?.DeepClone();
            switch (parent)
            {
                case JsonObject map when way < 0:
                    map.RemoveAt(path[^1]);
                    break;
                case JsonArray items when way < 0:
                    items.RemoveAt(path[^1]);
                    break;
                case JsonObject map:
                    map.SetAt(path[^1], child);
                    break;
                case JsonArray items:
                    items[path[^1]] = child;
                    break;
                default:
                    root = way < 0 ? JsonValue.Create(true) : child;
                    break;
            }

            yield return Encoding.UTF8.GetBytes(root?.ToJsonString() ?? "null");
        }
    }
}
