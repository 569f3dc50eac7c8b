using Qlower.Loaders.JsonSchema.Schemas;

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
        var path = new Stack<Step>();
        Enter(first);
        while (path.TryPeek(out var top))
        {
            if (top.Next == top.InPlace.Count)
            {
                path.Pop();
                Leave(top);
                continue;
            }

            var next = top.InPlace[top.Next++];
            if (!heights.TryGetValue(next, out var height))
            {
                Enter(next);
            }
            else if (height < 0)
            {
                error(next.Pointer, "The schema refers to itself without going down into the instance.");
            }
        }

        void Enter(SchemaNode node)
        {
            heights[node] = -1;
            path.Push(new Step(node, node.InPlace()));
        }

        void Leave(Step step)
        {
            var height = 1;
            foreach (var next in step.InPlace)
            {
                height = Math.Max(height, 1 + heights[next]);
            }

            heights[step.Node] = height;
            if (height == MaxDepth)
            {
                error(step.Node.Pointer, "Too many schemas apply one another on the same value.");
            }
        }
    }

    /// <summary>A schema on the way, and how far its schemas on the same value were gone through.</summary>
    private sealed class Step(SchemaNode node, List<SchemaNode> inPlace)
    {
        public SchemaNode Node => node;

        public List<SchemaNode> InPlace => inPlace;

        public int Next { get; set; }
    }
}
