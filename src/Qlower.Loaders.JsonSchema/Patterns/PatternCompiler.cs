namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>Chooses how a pattern is matched: by its shape, by an automaton, or by the regular expressions of .NET.</summary>
internal static class PatternCompiler
{
    /// <summary>With more, the non-backtracking engine of .NET takes seconds to start.</summary>
    private const int MostClasses = 200;

    public static StringPattern Compile(PatternNode pattern)
    {
        var traits = PatternNode.TraitsOf(pattern);
        if ((traits & PatternTraits.BackReference) != 0)
        {
            return new RegexPattern(pattern, mayBacktrack: true);
        }

        return (traits & PatternTraits.LookAround) != 0
            ? WithLookAheads(pattern) ?? (StringPattern)new RegexPattern(pattern, mayBacktrack: true)
            : Literal(pattern) ?? Whole(pattern) ?? Automaton(pattern)
                ?? new RegexPattern(pattern, (traits & PatternTraits.WordBoundary) != 0 || CountClasses(pattern) > MostClasses);
    }

    private static StringPattern? Automaton(PatternNode pattern) => StateMachine.TryBuild(pattern) switch
    {
        null => null,
        { AcceptsEverything: true } => new EveryText(),
        { Count: <= ShiftAutomaton.MostStates } small => new ShiftAutomaton(small),
        var machine => new TableAutomaton(machine),
    };

    /// <summary>Plain characters, with or without anchors.</summary>
    private static LiteralPattern? Literal(PatternNode pattern)
    {
        var parts = Parts(pattern);
        var first = parts.Length > 0 && parts[0].Kind == PatternNodeKind.TextStart ? 1 : 0;
        var end = parts.Length > first && parts[^1].Kind == PatternNodeKind.TextEnd ? parts.Length - 1 : parts.Length;
        var text = new System.Text.StringBuilder();
        for (var i = first; i < end; i++)
        {
            if (parts[i].Kind != PatternNodeKind.Class || parts[i].Set.Single < 0)
            {
                return null;
            }

            text.Append(char.ConvertFromUtf32(parts[i].Set.Single));
        }

        return text.Length == 0 ? null : new LiteralPattern(text.ToString(), isAtStart: first == 1, isAtEnd: end < parts.Length);
    }

    /// <summary>Classes from the start of the text to its end, in the two shapes that need no automaton.</summary>
    private static StringPattern? Whole(PatternNode pattern)
    {
        var parts = Parts(pattern);
        if (parts.Length < 3 || parts[0].Kind != PatternNodeKind.TextStart || parts[^1].Kind != PatternNodeKind.TextEnd)
        {
            return null;
        }

        return (parts.Length == 3 ? Run(Unwrap(parts[1])) : null)
            ?? (StringPattern?)PlacePattern.TryCreate(parts);
    }

    private static RunPattern? Run(PatternNode repeat)
    {
        if (repeat.Kind != PatternNodeKind.Repeat)
        {
            return null;
        }

        var mayBeEmpty = repeat.Minimum == 0;
        var unit = Unwrap(repeat.Children[0]);
        if (unit.Kind == PatternNodeKind.Repeat && repeat is { Minimum: 0, Maximum: 1 })
        {
            repeat = unit;
            mayBeEmpty = true;
            unit = Unwrap(repeat.Children[0]);
        }

        mayBeEmpty |= repeat.Minimum == 0;
        if (unit.Kind != PatternNodeKind.Class || repeat.Maximum == 0)
        {
            return null;
        }

        if (RunPattern.IsDecidedByBytes(unit.Set))
        {
            return new RunPattern(unit.Set, repeat.Minimum, repeat.Maximum, mayBeEmpty, beyond: null);
        }

        // With the count an automaton would need a state for each; counting code points needs none.
        var members = PatternNode.Sequence(
            new PatternNode(PatternNodeKind.TextStart),
            new PatternNode(PatternNodeKind.Repeat) { Children = [unit], Maximum = int.MaxValue },
            new PatternNode(PatternNodeKind.TextEnd));
        return new RunPattern(unit.Set, repeat.Minimum, repeat.Maximum, mayBeEmpty,
            new Lazy<StringPattern>(() => Automaton(members) ?? new RegexPattern(members, CountClasses(members) > MostClasses)));
    }

    /// <summary>
    /// Look-ahead from the start of the text only, such as <c>^(?=.*\d)(?=.*[a-z]).{8,}$</c>: several patterns that begin there.
    /// </summary>
    private static CombinedPattern? WithLookAheads(PatternNode pattern)
    {
        var parts = Parts(pattern);
        if (parts.Length < 2 || parts[0].Kind != PatternNodeKind.TextStart)
        {
            return null;
        }

        var required = new List<StringPattern>();
        var refused = new List<StringPattern>();
        var i = 1;
        for (; i < parts.Length && parts[i] is { Kind: PatternNodeKind.LookAround, IsBehind: false } ahead; i++)
        {
            (ahead.IsNegative ? refused : required).Add(Compile(PatternNode.Sequence(parts[0], ahead.Children[0])));
        }

        var rest = PatternNode.Sequence([parts[0], .. parts[i..]]);
        if ((PatternNode.TraitsOf(rest) & PatternTraits.LookAround) != 0)
        {
            return null;
        }

        required.Add(Compile(rest));
        return new CombinedPattern([.. required], [.. refused]);
    }

    private static int CountClasses(PatternNode node)
    {
        var count = node.Kind == PatternNodeKind.Class ? 1 : 0;
        foreach (var child in node.Children)
        {
            count += CountClasses(child);
        }

        return count;
    }

    /// <summary>The parts of a sequence, without groups around all of it.</summary>
    private static PatternNode[] Parts(PatternNode pattern)
    {
        pattern = Unwrap(pattern);
        return pattern.Kind == PatternNodeKind.Sequence ? pattern.Children : [pattern];
    }

    private static PatternNode Unwrap(PatternNode node)
    {
        while (node.Kind == PatternNodeKind.Capture)
        {
            node = node.Children[0];
        }

        return node;
    }
}
