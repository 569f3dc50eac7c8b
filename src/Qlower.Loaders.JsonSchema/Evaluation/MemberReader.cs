using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Names;
using Qlower.Loaders.JsonSchema.Plans;
using Qlower.Loaders.JsonSchema.Scanning;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>Reads property names and finds the plans that describe the value after each.</summary>
internal sealed class MemberReader(
    OpenValues values, NameTable names, int[] guesses, JsonScanner scanner, ValidationLimits limits, ConditionalBranches branches, KeywordChecks checks,
    FindingWriter findings)
{
    private readonly List<MemberSet> _unknownNames = [];

    public void Clear() => _unknownNames.ForEach(static set => set.Clear());

    /// <summary>Clears the names of an object that has ended.</summary>
    public void Leave(int depth) => _unknownNames[depth].Clear();

    /// <summary>Reads the name that the scanner is at.</summary>
    /// <returns>False when the pass is over.</returns>
    public bool Read()
    {
        ref var frame = ref values.Frames[values.Depth - 1];
        if (frame.Count >= limits.MaxMembers)
        {
            findings.WriteFault(JsonFault.TooManyMembers, scanner.TokenOffset, isFatal: true);
            return false;
        }

        var text = scanner.TokenText;
        var id = names.Find(text);
        var local = -1;
        if (frame.EvalEnd > frame.EvalStart)
        {
            var scope = values.Plans[frame.EvalStart].Plan.Scope;
            local = scope.Find(id);
            if (local >= 0)
            {
                guesses[scope.GuessBase + frame.LastLocal + 1] = local + 1;
            }
        }

        if (id < 0)
        {
            values.StoreName(ref frame, text);
        }

        BeginMember(ref frame, id, local, text, scanner.LoneSurrogates.Count > 0);
        return true;
    }

    private void BeginMember(ref Frame frame, int id, int local, ReadOnlySpan<byte> name, bool hasLoneSurrogates = false)
    {
        frame.Count++;
        frame.KeyOffset = scanner.TokenOffset;
        frame.NameId = id;
        frame.NameLength = id >= 0 ? 0 : frame.NameLength;
        frame.LastLocal = local;
        values.ValueDepth = values.Depth;
        if (hasLoneSurrogates)
        {
            foreach (var offset in scanner.LoneSurrogates)
            {
                findings.WriteFault(JsonFault.LoneSurrogate, offset);
            }
        }

        if (MarkSeen(ref frame, id, local, name))
        {
            findings.WriteFault(JsonFault.DuplicateKey, frame.KeyOffset, property: true);
        }

        DescribeMember(frame.EvalStart, frame.EvalEnd, id, local, name);
    }

    /// <summary>Marks the property as seen.</summary>
    /// <returns>Whether it was seen before.</returns>
    private bool MarkSeen(ref Frame frame, int id, int local, ReadOnlySpan<byte> name)
    {
        for (var i = frame.EvalStart; i < frame.EvalEnd; i++)
        {
            ref var use = ref values.Plans[i];
            if (!use.Plan.OwnsScope)
            {
                continue;
            }

            var index = i == frame.EvalStart ? local : use.Plan.Scope.Find(id);
            if (index >= 0)
            {
                ref var word = ref values.Bits[use.Bits + (index >> 6)];
                var bit = 1UL << (index & 63);
                var seen = (word & bit) != 0;
                word |= bit;
                if (seen)
                {
                    return true;
                }
            }
        }

        if (local >= 0)
        {
            return false;
        }

        while (_unknownNames.Count < values.Depth)
        {
            _unknownNames.Add(new MemberSet());
        }

        frame.HasUnknownNames = true;
        return !_unknownNames[values.Depth - 1].Add(NameHash.Shared.Compute(name));
    }

    private void DescribeMember(int start, int end, int id, int local, ReadOnlySpan<byte> name)
    {
        for (var i = start; i < end; i++)
        {
            var plan = values.Plans[i].Plan;
            var context = values.Plans[i].Context;
            if (branches.IsDead(context))
            {
                continue;
            }

            if (plan.PropertyNames is not null)
            {
                CheckName(plan.PropertyNames, context, name);
            }

            var index = i == start || plan.Scope == values.Plans[start].Plan.Scope ? local : plan.Scope.Find(id);
            if (index >= 0)
            {
                if (plan.Members[index] is { } member)
                {
                    branches.Describe(member, context);
                }

                continue;
            }

            if (plan.UnknownMember is not null)
            {
                branches.Describe(plan.UnknownMember, context);
            }

            foreach (var group in plan.Patterns)
            {
                DescribeByPattern(group, context, name);
            }
        }
    }

    private void DescribeByPattern(PatternGroup group, int context, ReadOnlySpan<byte> name)
    {
        var matched = false;
        foreach (var (pattern, plan) in group.Patterns)
        {
            if (pattern.IsMatch(name))
            {
                matched = true;
                if (plan is not null)
                {
                    branches.Describe(plan, context);
                }
            }
        }

        if (!matched && group.Additional is not null)
        {
            branches.Describe(group.Additional, context);
        }
    }

    /// <summary>Checks a name as a string. The plans of the member itself remain.</summary>
    private void CheckName(Plan plan, int context, ReadOnlySpan<byte> name)
    {
        var start = values.PlanTop;
        var shared = branches.BeginNested();
        values.Push(plan, context);
        values.IsAtName = true;
        var value = new ScalarValue(JsonValueKind.String, name);
        branches.BeginValue(start, value);
        checks.CheckStart(start, value);
        branches.ResolveFrom(branches.ValueConditions, branches.ValueContexts, value);
        values.IsAtName = false;
        values.PlanTop = start;
        branches.EndNested(shared);
    }

    /// <summary>Reads the start of a name that exceeds the limit of a string.</summary>
    /// <returns>False when the pass is over.</returns>
    public bool ReadOversized()
    {
        ref var frame = ref values.Frames[values.Depth - 1];
        if (frame.Count >= limits.MaxMembers)
        {
            findings.WriteFault(JsonFault.TooManyMembers, scanner.TokenOffset, isFatal: true);
            return false;
        }

        frame.Count++;
        frame.KeyOffset = scanner.TokenOffset;
        frame.NameId = -1;
        frame.LastLocal = -1;
        values.StoreName(ref frame, [.. scanner.OversizedStart, .. "…"u8]);
        findings.WriteFault(JsonFault.StringTooLong, frame.KeyOffset, property: true);

        // A name that is not buffered cannot be matched; it counts as unknown.
        for (var i = frame.EvalStart; i < frame.EvalEnd; i++)
        {
            var plan = values.Plans[i].Plan;
            if (!branches.IsDead(values.Plans[i].Context))
            {
                if (plan.UnknownMember is not null)
                {
                    branches.Describe(plan.UnknownMember, values.Plans[i].Context);
                }

                foreach (var group in plan.Patterns)
                {
                    if (group.Additional is not null)
                    {
                        branches.Describe(group.Additional, values.Plans[i].Context);
                    }
                }
            }
        }

        return true;
    }
}
