namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>A deterministic automaton that searches a text, symbol by symbol.</summary>
internal sealed class StateMachine
{
    /// <summary>The state in which the text can no longer match.</summary>
    public const int Lost = 0;

    /// <summary>The state in which the text matches regardless of what follows.</summary>
    public const int Won = 1;

    internal StateMachine(Alphabet alphabet, int[] moves, bool[] acceptsAtEnd, int start)
    {
        (Alphabet, Moves, AcceptsAtEnd, Start) = (alphabet, moves, acceptsAtEnd, start);
        AcceptsAllPlainText = ReachesOnlyAccepting(alphabet.PlainSymbols());
        AcceptsEverything = AcceptsAllPlainText && ReachesOnlyAccepting(null);
        for (var first = 0; first < 0x80; first++)
        {
            SureFirstBytes |= moves[(start * alphabet.Count) + alphabet.Bytes[first]] == Won ? UInt128.One << first : 0;
        }
    }

    public Alphabet Alphabet { get; }

    public int Count => AcceptsAtEnd.Length;

    /// <summary>The next state for each state and symbol, the symbols of a state in sequence.</summary>
    public int[] Moves { get; }

    /// <summary>Whether a text that ends in the state has matched.</summary>
    public bool[] AcceptsAtEnd { get; }

    public int Start { get; }

    public bool AcceptsEverything { get; }

    public bool AcceptsAllPlainText { get; }

    public UInt128 SureFirstBytes { get; }

    /// <returns>Null when it would be too large.</returns>
    public static StateMachine? TryBuild(PatternNode pattern) =>
        PatternGraph.TryBuild(pattern) is { } graph && Alphabet.TryCreate(graph.Sets) is { } alphabet
            ? new StateMachineBuilder(graph, alphabet).TryBuild() : null;

    private bool ReachesOnlyAccepting(bool[]? symbols)
    {
        var seen = new bool[Count];
        var waiting = new Stack<int>();
        waiting.Push(Start);
        seen[Start] = true;
        while (waiting.TryPop(out var state))
        {
            if (!AcceptsAtEnd[state])
            {
                return false;
            }

            for (var symbol = 0; symbol < Alphabet.Count; symbol++)
            {
                var next = Moves[(state * Alphabet.Count) + symbol];
                if ((symbols is null || symbols[symbol]) && !seen[next])
                {
                    seen[next] = true;
                    waiting.Push(next);
                }
            }
        }

        return true;
    }
}
