using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Names;
using Qlower.Loaders.JsonSchema.Plans;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>Property names, and which plans describe the value that comes after one.</summary>
internal sealed partial class Evaluator
{
    private readonly List<MemberSet> _memberSets = [];
    private byte[] _nameBytes = new byte[256];

    private bool TakeKey(out bool isOver)
    {
        ref var frame = ref _frames[_depth - 1];
        isOver = frame.Count >= _limits.MaxMembers;
        if (isOver)
        {
            ReportFault(JsonFault.TooManyMembers, _scanner.TokenOffset, isFatal: true);
            return false;
        }

        var text = _scanner.TokenText;
        var id = _names.Find(text);
        var local = -1;
        if (frame.EvalEnd > frame.EvalStart)
        {
            var scope = _plans[frame.EvalStart].Plan.Scope;
            local = scope.Find(id);
            if (local >= 0)
            {
                _guesses[scope.GuessBase + frame.LastLocal + 1] = local + 1;
            }
        }

        if (id < 0)
        {
            KeepName(ref frame, text);
        }

        BeginMember(ref frame, id, local, text, _scanner.LoneSurrogates.Count > 0);
        return true;
    }

    private void KeepName(ref Frame frame, ReadOnlySpan<byte> name)
    {
        var end = frame.NameStart + name.Length;
        if (end > _nameBytes.Length)
        {
            Array.Resize(ref _nameBytes, Math.Max(end, _nameBytes.Length * 2));
        }

        name.CopyTo(_nameBytes.AsSpan(frame.NameStart));
        frame.NameLength = name.Length;
    }

    private ReadOnlySpan<byte> NameOf(in Frame frame) =>
        frame.NameId >= 0 ? _names.Utf8(frame.NameId) : _nameBytes.AsSpan(frame.NameStart, frame.NameLength);

    private void BeginMember(ref Frame frame, int id, int local, ReadOnlySpan<byte> name, bool hasLoneSurrogates = false)
    {
        frame.Count++;
        frame.KeyOffset = _scanner.TokenOffset;
        frame.NameId = id;
        frame.NameLength = id >= 0 ? 0 : frame.NameLength;
        frame.LastLocal = local;
        _valueDepth = _depth;
        if (hasLoneSurrogates)
        {
            foreach (var offset in _scanner.LoneSurrogates)
            {
                ReportFault(JsonFault.LoneSurrogate, offset);
            }
        }

        if (MarkSeen(ref frame, id, local, name))
        {
            ReportFault(JsonFault.DuplicateKey, frame.KeyOffset, property: true);
        }

        DescribeMember(frame.EvalStart, frame.EvalEnd, id, local, name);
    }

    /// <summary>Notes that the property is there.</summary>
    /// <returns>Whether it was there before.</returns>
    private bool MarkSeen(ref Frame frame, int id, int local, ReadOnlySpan<byte> name)
    {
        for (var i = frame.EvalStart; i < frame.EvalEnd; i++)
        {
            ref var use = ref _plans[i];
            if (!use.Plan.OwnsScope)
            {
                continue;
            }

            var index = i == frame.EvalStart ? local : use.Plan.Scope.Find(id);
            if (index >= 0)
            {
                ref var word = ref _bits[use.Bits + (index >> 6)];
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

        while (_memberSets.Count < _depth)
        {
            _memberSets.Add(new MemberSet());
        }

        frame.HasUnknownNames = true;
        return !_memberSets[_depth - 1].Add(NameHash.Shared.Compute(name));
    }

    private void DescribeMember(int start, int end, int id, int local, ReadOnlySpan<byte> name)
    {
        for (var i = start; i < end; i++)
        {
            var plan = _plans[i].Plan;
            var context = _plans[i].Context;
            if (IsDead(context))
            {
                continue;
            }

            if (plan.PropertyNames is not null)
            {
                CheckName(plan.PropertyNames, context, name);
            }

            var index = i == start || plan.Scope == _plans[start].Plan.Scope ? local : plan.Scope.Find(id);
            if (index >= 0)
            {
                if (plan.Members[index] is { } member)
                {
                    Describe(member, context);
                }

                continue;
            }

            if (plan.UnknownMember is not null)
            {
                Describe(plan.UnknownMember, context);
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
                    Describe(plan, context);
                }
            }
        }

        if (!matched && group.Additional is not null)
        {
            Describe(group.Additional, context);
        }
    }

    /// <summary>Checks a name as the string that it is; the member's own plans stay untouched below.</summary>
    private void CheckName(Plan plan, int context, ReadOnlySpan<byte> name)
    {
        var (start, shared) = (_planTop, _sharedPlans);
        _sharedPlans = 0;
        PushPlan(plan, context);
        _atName = true;
        var value = new ScalarValue(JsonValueKind.String, name);
        BeginValue(start, value);
        CheckValue(start, value);
        ResolveFrom(_valueConditions, _valueContexts, value);
        _atName = false;
        (_planTop, _sharedPlans) = (start, shared);
    }

    private bool TakeOversizedKey(out bool isOver)
    {
        ref var frame = ref _frames[_depth - 1];
        isOver = frame.Count >= _limits.MaxMembers;
        if (isOver)
        {
            ReportFault(JsonFault.TooManyMembers, _scanner.TokenOffset, isFatal: true);
            return false;
        }

        frame.Count++;
        frame.KeyOffset = _scanner.TokenOffset;
        frame.NameId = -1;
        frame.LastLocal = -1;
        KeepName(ref frame, [.. _scanner.OversizedStart, .. "…"u8]);
        ReportFault(JsonFault.StringTooLong, frame.KeyOffset, property: true);

        // Nothing of the schema can be matched against a name that is not held; it counts as none of the known ones.
        for (var i = frame.EvalStart; i < frame.EvalEnd; i++)
        {
            var plan = _plans[i].Plan;
            if (!IsDead(_plans[i].Context))
            {
                if (plan.UnknownMember is not null)
                {
                    Describe(plan.UnknownMember, _plans[i].Context);
                }

                foreach (var group in plan.Patterns)
                {
                    if (group.Additional is not null)
                    {
                        Describe(group.Additional, _plans[i].Context);
                    }
                }
            }
        }

        return true;
    }
}
