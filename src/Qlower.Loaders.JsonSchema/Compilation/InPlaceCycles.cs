namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>Finds schemas that lead back to themselves on the same instance value, which would never come to an end.</summary>
internal static class InPlaceCycles
{
    /// <summary>How many schemas may apply one another on the same value; what is below may recurse.</summary>
    private const int MaxDepth = 512;

    public static void Find(IEnumerable<SchemaNode> nodes, Action<string, string> error)
    {
        // The distance to the farthest schema on the same value; negative while that is being found.
        var heights = new Dictionary<SchemaNode, int>();
        foreach (var node in nodes)
        {
            if (!heights.ContainsKey(node))
            {
                Visit(node, heights, error);
            }
        }
    }

    /// <summary>Depth first, on a stack of its own as chains of references can be of any length.</summary>
    private static void Visit(SchemaNode first, Dictionary<SchemaNode, int> heights, Action<string, string> error)
    {
        var path = new Stack<(SchemaNode Node, IEnumerator<SchemaNode> Next)>();
        Enter(first);
        while (path.TryPeek(out var top))
        {
            if (!top.Next.MoveNext())
            {
                path.Pop();
                Leave(top.Node);
            }
            else if (!heights.TryGetValue(top.Next.Current, out var height))
            {
                Enter(top.Next.Current);
            }
            else if (height < 0)
            {
                error(top.Next.Current.Pointer, "The schema refers to itself without going down into the instance.");
            }
        }

        void Enter(SchemaNode node)
        {
            heights[node] = -1;
            path.Push((node, node.InPlace().GetEnumerator()));
        }

        void Leave(SchemaNode node)
        {
            var height = 1 + node.InPlace().Select(next => heights[next]).Append(0).Max();
            heights[node] = height;
            if (height == MaxDepth)
            {
                error(node.Pointer, "Too many schemas apply one another on the same value.");
            }
        }
    }
}
