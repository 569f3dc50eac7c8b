namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>Merges the states that no text distinguishes; the smallest automata have a faster loop.</summary>
internal static class StateMinimiser
{
    /// <summary>Beyond it, the gain does not justify the time.</summary>
    private const int MostStates = 64;

    public static StateMachine Minimise(StateMachine machine)
    {
        if (machine.Count > MostStates)
        {
            return machine;
        }

        var symbols = machine.Alphabet.Count;
        var groups = new int[machine.Count];
        for (var state = 0; state < groups.Length; state++)
        {
            groups[state] = machine.AcceptsAtEnd[state] ? 1 : 0;
        }

        // The first state of each group represents it: the sinks are first and retain their numbers.
        var count = 2;
        while (true)
        {
            var refined = new int[groups.Length];
            var speakers = new List<int>();
            for (var state = 0; state < groups.Length; state++)
            {
                var group = 0;
                while (group < speakers.Count && !AreAlike(machine, groups, speakers[group], state, symbols))
                {
                    group++;
                }

                if (group == speakers.Count)
                {
                    speakers.Add(state);
                }

                refined[state] = group;
            }

            groups = refined;
            if (speakers.Count == count)
            {
                return Merge(machine, groups, speakers, symbols);
            }

            count = speakers.Count;
        }
    }

    private static bool AreAlike(StateMachine machine, int[] groups, int left, int right, int symbols)
    {
        if (groups[left] != groups[right])
        {
            return false;
        }

        for (var symbol = 0; symbol < symbols; symbol++)
        {
            if (groups[machine.Moves[(left * symbols) + symbol]] != groups[machine.Moves[(right * symbols) + symbol]])
            {
                return false;
            }
        }

        return true;
    }

    private static StateMachine Merge(StateMachine machine, int[] groups, List<int> speakers, int symbols)
    {
        var moves = new int[speakers.Count * symbols];
        var accepts = new bool[speakers.Count];
        for (var group = 0; group < accepts.Length; group++)
        {
            accepts[group] = machine.AcceptsAtEnd[speakers[group]];
            for (var symbol = 0; symbol < symbols; symbol++)
            {
                moves[(group * symbols) + symbol] = groups[machine.Moves[(speakers[group] * symbols) + symbol]];
            }
        }

        return new StateMachine(machine.Alphabet, moves, accepts, groups[machine.Start]);
    }
}
