namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>A pattern without look-around and back references as a graph: each node has its successors.</summary>
internal sealed class PatternGraph
{
    public const int Match = 0;

    private const int MostNodes = 8_000;
    private const int MostSets = 400;

    private readonly List<PatternNodeKind> _kinds = [PatternNodeKind.Empty];
    private readonly List<int> _next = new() { -1 };
    private readonly List<int> _other = new() { -1 };
    private readonly List<CodePointSet> _sets = [];

    private PatternGraph()
    {
    }

    public int Start { get; private set; }

    public int Count => _kinds.Count;

    public bool HasWordBoundary { get; private set; }

    public List<CodePointSet> Sets => _sets;

    private bool IsFull => Count >= MostNodes || _sets.Count >= MostSets;

    /// <returns>Null when the graph would be too large.</returns>
    public static PatternGraph? TryBuild(PatternNode pattern)
    {
        var graph = new PatternGraph();
        graph.Start = graph.Add(pattern, Match);
        if (graph.HasWordBoundary)
        {
            graph.Intern(KnownSets.Word);
        }

        return graph.IsFull ? null : graph;
    }

    /// <summary>A class, an assertion, a fork (<see cref="PatternNodeKind.Alternation"/>) or, for the match, empty.</summary>
    public PatternNodeKind KindOf(int node) => _kinds[node];

    public int Next(int node) => _next[node];

    /// <summary>Of a fork: the other branch. Of a class: its index in <see cref="Sets"/>.</summary>
    public int Other(int node) => _other[node];

    private int Add(PatternNode node, int next)
    {
        switch (node.Kind)
        {
            case PatternNodeKind.Class:
                return NewNode(node.Kind, next, Intern(node.Set));
            case PatternNodeKind.Sequence:
                for (var i = node.Children.Length - 1; i >= 0 && !IsFull; i--)
                {
                    next = Add(node.Children[i], next);
                }

                return next;
            case PatternNodeKind.Alternation:
                var ways = Add(node.Children[^1], next);
                for (var i = node.Children.Length - 2; i >= 0 && !IsFull; i--)
                {
                    ways = NewNode(PatternNodeKind.Alternation, Add(node.Children[i], next), ways);
                }

                return ways;
            case PatternNodeKind.Repeat:
                return AddRepeat(node, next);
            case PatternNodeKind.Capture:
                return Add(node.Children[0], next);
            case PatternNodeKind.TextStart or PatternNodeKind.TextEnd:
                return NewNode(node.Kind, next, -1);
            case PatternNodeKind.WordBoundary or PatternNodeKind.NotWordBoundary:
                HasWordBoundary = true;
                return NewNode(node.Kind, next, -1);
            default:
                return next;
        }
    }

    private int AddRepeat(PatternNode node, int next)
    {
        var child = node.Children[0];
        var entry = next;
        var required = CanBeEmpty(child) ? 0 : node.Minimum;
        if (node.Maximum == int.MaxValue)
        {
            var fork = NewNode(PatternNodeKind.Alternation, -1, next);
            var body = Add(child, fork);
            _next[fork] = body;
            entry = required > 0 ? body : fork;
            required -= required > 0 ? 1 : 0;
        }
        else
        {
            for (var i = required; i < node.Maximum && !IsFull; i++)
            {
                entry = NewNode(PatternNodeKind.Alternation, Add(child, entry), next);
            }
        }

        for (var i = 0; i < required && !IsFull; i++)
        {
            entry = Add(child, entry);
        }

        return entry;
    }

    /// <summary>Whether it matches the empty text at any position.</summary>
    private static bool CanBeEmpty(PatternNode node) => node.Kind switch
    {
        PatternNodeKind.Empty => true,
        PatternNodeKind.Capture => CanBeEmpty(node.Children[0]),
        PatternNodeKind.Repeat => node.Minimum == 0 || CanBeEmpty(node.Children[0]),
        PatternNodeKind.Sequence => Array.TrueForAll(node.Children, CanBeEmpty),
        PatternNodeKind.Alternation => Array.Exists(node.Children, CanBeEmpty),
        _ => false,
    };

    private int NewNode(PatternNodeKind kind, int next, int other)
    {
        _kinds.Add(kind);
        _next.Add(next);
        _other.Add(other);
        return Count - 1;
    }

    private int Intern(CodePointSet set)
    {
        for (var i = 0; i < _sets.Count; i++)
        {
            if (ReferenceEquals(_sets[i], set) || _sets[i].HasSameMembers(set))
            {
                return i;
            }
        }

        _sets.Add(set);
        return _sets.Count - 1;
    }
}
