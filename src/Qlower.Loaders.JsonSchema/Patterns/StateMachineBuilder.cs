namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>
/// Creates states from sets of graph nodes. A set contains classes, the match, and the assertions that depend on what follows; at
/// every position of the text the search may start again. States, transitions and work are bounded, so that every pattern is cheap to build.
/// </summary>
internal sealed class StateMachineBuilder
{
    private const int MostStates = 1_000;
    private const int MostMoves = ushort.MaxValue;
    private const int MostWork = 3_000_000;
    private const int AfterWord = 1;
    private const int AtStart = 2;

    private readonly PatternGraph _graph;
    private readonly Alphabet _alphabet;
    private readonly bool[][] _symbolsOfSet;
    private readonly bool[]? _wordSymbols;
    private readonly List<int[]> _states = [];
    private readonly List<int> _moves = [];
    private readonly int[] _buckets = new int[1 << 11];
    private readonly List<int> _nextInBucket = [];
    private readonly int[] _marks;
    private readonly Stack<int> _waiting = new();
    private readonly List<int> _current = [];
    private readonly List<int> _successor = [];
    private int _mark;
    private int _work;

    public StateMachineBuilder(PatternGraph graph, Alphabet alphabet)
    {
        (_graph, _alphabet) = (graph, alphabet);
        _marks = new int[graph.Count];
        _symbolsOfSet = new bool[graph.Sets.Count][];
        for (var i = 0; i < _symbolsOfSet.Length; i++)
        {
            _symbolsOfSet[i] = alphabet.SymbolsOf(graph.Sets[i]);
        }

        _wordSymbols = graph.HasWordBoundary ? alphabet.SymbolsOf(KnownSets.Word) : null;
    }

    public StateMachine? TryBuild()
    {
        // The two sinks, which have no set of nodes.
        _states.Add([]);
        _states.Add([]);
        _nextInBucket.Add(-1);
        _nextInBucket.Add(-1);
        Array.Fill(_buckets, -1);
        Begin();
        Close(_graph.Start, isAtStart: true, _successor);
        var start = StateOf(_successor, AtStart);
        for (var state = 0; state < _states.Count; state++)
        {
            for (var symbol = 0; symbol < _alphabet.Count; symbol++)
            {
                _moves.Add(state <= StateMachine.Won ? state : Move(_states[state], symbol));
            }

            if (_states.Count > MostStates || _states.Count * (_alphabet.Count + 1) > MostMoves || _work > MostWork)
            {
                return null;
            }
        }

        var accepts = new bool[_states.Count];
        for (var state = 0; state < accepts.Length; state++)
        {
            accepts[state] = state == StateMachine.Won || (state > StateMachine.Won && AcceptsAtEnd(_states[state]));
        }

        return StateMinimiser.Minimise(new StateMachine(_alphabet, [.. _moves], accepts, start));
    }

    private int Move(int[] state, int symbol)
    {
        var flags = state[0];
        var isWord = _wordSymbols?[symbol] ?? false;
        Settle(state, isAtEnd: false, isWord);

        Begin();
        foreach (var node in _current)
        {
            if (node == PatternGraph.Match)
            {
                return StateMachine.Won;
            }

            if (_graph.KindOf(node) == PatternNodeKind.Class && _symbolsOfSet[_graph.Other(node)][symbol])
            {
                Close(_graph.Next(node), isAtStart: false, _successor);
            }
        }

        Close(_graph.Start, isAtStart: false, _successor);
        return StateOf(_successor, isWord ? AfterWord : 0);
    }

    private bool AcceptsAtEnd(int[] state)
    {
        Settle(state, isAtEnd: true, isBeforeWord: false);
        return _current.Contains(PatternGraph.Match);
    }

    /// <summary>Fills the current set with the nodes of a state and all those that its satisfied assertions lead to.</summary>
    private void Settle(int[] state, bool isAtEnd, bool isBeforeWord)
    {
        var isAtStart = (state[0] & AtStart) != 0;
        var isBoundary = ((state[0] & AfterWord) != 0) != isBeforeWord;
        _current.Clear();
        _mark++;
        for (var i = 1; i < state.Length; i++)
        {
            _marks[state[i]] = _mark;
            _current.Add(state[i]);
        }

        _work += state.Length;
        for (var i = 0; i < _current.Count; i++)
        {
            var node = _current[i];
            if (_graph.KindOf(node) switch
            {
                PatternNodeKind.TextEnd => isAtEnd,
                PatternNodeKind.WordBoundary => isBoundary,
                PatternNodeKind.NotWordBoundary => !isBoundary,
                _ => false,
            })
            {
                Close(_graph.Next(node), isAtStart, _current);
            }
        }
    }

    private void Begin()
    {
        _mark++;
        _successor.Clear();
    }

    /// <summary>Adds what can be reached without reading, and without an assertion that depends on what follows.</summary>
    private void Close(int node, bool isAtStart, List<int> target)
    {
        _waiting.Push(node);
        while (_waiting.TryPop(out node))
        {
            _work++;
            if (_marks[node] == _mark)
            {
                continue;
            }

            _marks[node] = _mark;
            switch (_graph.KindOf(node))
            {
                case PatternNodeKind.Alternation:
                    _waiting.Push(_graph.Other(node));
                    _waiting.Push(_graph.Next(node));
                    break;
                case PatternNodeKind.TextStart:
                    if (isAtStart)
                    {
                        _waiting.Push(_graph.Next(node));
                    }

                    break;
                default:
                    target.Add(node);
                    break;
            }
        }
    }

    private int StateOf(List<int> nodes, int flags)
    {
        if (nodes.Count == 0)
        {
            return StateMachine.Lost;
        }

        if (nodes.Contains(PatternGraph.Match))
        {
            return StateMachine.Won;
        }

        // The previous symbol matters to word boundaries only; the start matters only to its anchor after a boundary or before the end.
        var state = new int[nodes.Count + 1];
        state[0] = flags & (_wordSymbols is null ? AtStart : AtStart | AfterWord);
        nodes.CopyTo(state, 1);
        Array.Sort(state, 1, nodes.Count);
        var hash = default(HashCode);
        foreach (var item in state)
        {
            hash.Add(item);
        }

        ref var bucket = ref _buckets[hash.ToHashCode() & (_buckets.Length - 1)];
        for (var known = bucket; known >= 0; known = _nextInBucket[known])
        {
            if (_states[known].AsSpan().SequenceEqual(state))
            {
                return known;
            }
        }

        _states.Add(state);
        _nextInBucket.Add(bucket);
        bucket = _states.Count - 1;
        return bucket;
    }
}
