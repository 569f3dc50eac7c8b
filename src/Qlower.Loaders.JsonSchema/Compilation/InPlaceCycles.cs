using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>Finds schemas that refer back to themselves on the same instance value, whose evaluation would never end.</summary>
internal static class InPlaceCycles
{
    /// <summary>Number of schemas that may apply one another on the same value, so that other code may recurse.</summary>
    private const int MaxDepth = 512;

    public static void Find(IEnumerable<SchemaNode> nodes, Action<string, string> error)
    {
        // The distance to the farthest schema on the same value; negative while it is being computed.
        var heights = new Dictionary<SchemaNode, int>();
        foreach (var node in nodes)
        {
            if (!heights.ContainsKey(node))
            {
                Visit(node, heights, error);
            }
        }
    }

    /// <summary>Depth first, on a stack of its own since chains of references can have any length.</summary>
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
                error(next.Pointer, "The schema refers to itself without descending into the instance.");
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

    /// <summary>A schema on the current path, with the number of its schemas on the same value that were visited.</summary>
    private sealed class Step(SchemaNode node, List<SchemaNode> inPlace)
    {
        public SchemaNode Node => node;

        public List<SchemaNode> InPlace => inPlace;

        public int Next { get; set; }
    }
}
