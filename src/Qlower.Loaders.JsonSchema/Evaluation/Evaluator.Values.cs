using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Plans;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>Values from their first byte to their last.</summary>
internal sealed partial class Evaluator
{
    private ObservedTag[] _tags = new ObservedTag[16];
    private int _tagTop;
    private int _valueConditions;
    private int _valueContexts;
    private int _valueTags;
    private JsonValueKind _openKind;
    private long _openOffset;

    /// <summary>Where the plans of the coming value start.</summary>
    private int ValuePlans => _depth == 0 ? 0 : _frames[_depth - 1].EvalEnd;

    private void TakeScalar(JsonValueKind kind)
    {
        BeginItem();
        var start = ValuePlans;
        var value = new ScalarValue(kind, _scanner.TokenText);
        _valueOffset = _scanner.TokenOffset;
        var surrogates = kind == JsonValueKind.String ? _scanner.LoneSurrogates.Count : 0;
        if (surrogates == 0 && _sharedPlans == 0 && (_planTop == start || (_planTop == start + 1 && _plans[start].Plan.IsPlainForScalars)))
        {
            if (_planTop > start)
            {
                RunChecks(_plans[start].Plan, _plans[start].Context, value);
            }
        }
        else
        {
            BeginValue(start, value);
            EnterTags(start, kind);
            for (var i = 0; i < surrogates; i++)
            {
                ReportFault(JsonFault.LoneSurrogate, _scanner.LoneSurrogates[i]);
            }

            CheckValue(start, value);
            ResolveFrom(_valueConditions, _valueContexts, value);
            LeaveTags(_valueTags, _valueOffset, value);
        }

        _planTop = start;
    }

    private void BeginOversized(JsonValueKind kind, JsonFault fault)
    {
        BeginItem();
        var start = ValuePlans;
        var value = new ScalarValue(kind, default, isOversized: true);
        _openKind = kind;
        _openOffset = _valueOffset = _scanner.TokenOffset;
        BeginValue(start, value);
        EnterTags(start, kind);
        ReportFault(fault, _openOffset);
        CheckValue(start, value);
    }

    private void EndOversized()
    {
        if (_openKind == JsonValueKind.Undefined)
        {
            return;
        }

        var value = new ScalarValue(_openKind, default, isOversized: true);
        _valueOffset = _openOffset;
        ResolveFrom(_valueConditions, _valueContexts, value);
        LeaveTags(_valueTags, _openOffset, value);
        _openKind = JsonValueKind.Undefined;
        _planTop = ValuePlans;
    }

    private void Open(bool isObject)
    {
        BeginItem();
        var start = ValuePlans;
        var kind = isObject ? JsonValueKind.Object : JsonValueKind.Array;
        var value = new ScalarValue(kind, default);
        _valueOffset = _scanner.TokenOffset;
        var bitsStart = _bitsTop;
        var ownPlans = _planTop;
        for (var i = start; i < ownPlans && isObject; i++)
        {
            _plans[i].Bits = TakeBits(_plans[i].Plan.Scope.Words);
        }

        BeginValue(start, value);
        EnterTags(start, kind);
        CheckValue(start, value);

        if (_depth == _frames.Length)
        {
            Array.Resize(ref _frames, _depth * 2);
        }

        var nameStart = _depth == 0 ? 0 : _frames[_depth - 1].NameStart + _frames[_depth - 1].NameLength;
        _frames[_depth++] = new Frame
        {
            StartOffset = _valueOffset,
            IsObject = isObject,
            Lane = ownPlans == start + 1 ? LaneOf(_plans[start], isObject) : null,
            EvalStart = start,
            EvalEnd = _planTop,
            ConditionStart = _valueConditions,
            ContextStart = _valueContexts,
            TagStart = _valueTags,
            BitsStart = bitsStart,
            LastLocal = -1,
            NameId = -1,
            NameStart = nameStart,
        };
        if (_keepsValues)
        {
            KeepIfNeeded();
        }
    }

    private FastLane? LaneOf(in PlanInUse use, bool isObject)
    {
        var plan = isObject ? use.Plan : use.Plan.PrefixItems.Length == 0 && use.Plan.Conditionals.Length == 0 ? use.Plan.Items : null;
        var lane = plan?.LaneOf(_names);
        return lane is not null && (isObject || lane.OpensPlainly) && (use.Context == 0 || !lane.HasTags) ? lane : null;
    }

    private void Close()
    {
        ref var frame = ref _frames[--_depth];
        _valueOffset = frame.StartOffset;
        _valueDepth = _depth;
        if (frame.HasUnknownNames)
        {
            _memberSets[_depth].Clear();
        }

        for (var i = frame.EvalStart; i < frame.EvalEnd; i++)
        {
            if (!IsDead(_plans[i].Context))
            {
                EndOf(_plans[i], frame.IsObject, frame.Count);
            }
        }

        if (frame.IsKept)
        {
            JudgeKept(frame);
        }

        var value = new ScalarValue(frame.IsObject ? JsonValueKind.Object : JsonValueKind.Array, default);
        ResolveFrom(frame.ConditionStart, frame.ContextStart, value);
        LeaveTags(frame.TagStart, frame.StartOffset, value);
        _planTop = frame.EvalStart;
        _bitsTop = frame.BitsStart;
    }

    private void EndOf(in PlanInUse use, bool isObject, long count)
    {
        var value = new ScalarValue(isObject ? JsonValueKind.Object : JsonValueKind.Array, default);
        foreach (var bound in isObject ? use.Plan.MemberCounts : use.Plan.ItemCounts)
        {
            if (count < bound.Minimum || count > bound.Maximum)
            {
                Report(bound.Site, use.Context, value, actualCount: count);
            }
        }

        if (!isObject)
        {
            return;
        }

        var mask = use.Plan.RequiredMask;
        for (var word = 0; word < mask.Length; word++)
        {
            if ((mask[word] & ~_bits[use.Bits + word]) != 0)
            {
                ReportMissing(use, use.Plan.Required, value);
                break;
            }
        }

        if (use.Plan.DependentRequired.Length > 0)
        {
            ReportMissing(use, use.Plan.DependentRequired, value);
        }
    }

    private void ReportMissing(in PlanInUse use, RequiredGroup[] groups, in ScalarValue value)
    {
        foreach (var group in groups)
        {
            if (group.Trigger >= 0 && !IsSeen(use.Bits, group.Trigger))
            {
                continue;
            }

            foreach (var local in group.Locals)
            {
                if (!IsSeen(use.Bits, local))
                {
                    Report(group.Site, use.Context, value, missing: _names.Text(use.Plan.Scope.IdOf(local)));
                }
            }
        }
    }

    private bool IsSeen(int bits, int local) => (_bits[bits + (local >> 6)] >> (local & 63) & 1) != 0;

    /// <summary>Counts an array's item and finds the plans that describe it; those of a member were found with its name.</summary>
    private void BeginItem()
    {
        _valueDepth = _depth;
        if (_depth == 0 || _frames[_depth - 1].IsObject)
        {
            return;
        }

        ref var frame = ref _frames[_depth - 1];
        var index = frame.Count++;
        for (var i = frame.EvalStart; i < frame.EvalEnd; i++)
        {
            var plan = _plans[i].Plan;
            var item = index < plan.PrefixItems.Length ? plan.PrefixItems[index] : plan.Items;
            if (item is not null && !IsDead(_plans[i].Context))
            {
                Describe(item, _plans[i].Context);
            }
        }
    }

    private void EnterTags(int start, JsonValueKind kind)
    {
        _valueTags = _tagTop;
        for (var i = start; i < _planTop; i++)
        {
            foreach (var tag in _plans[i].Plan.Tags)
            {
                if (!IsMuted(_plans[i].Context) && !IsEntered(tag))
                {
                    if (_tagTop == _tags.Length)
                    {
                        Array.Resize(ref _tags, _tagTop * 2);
                    }

                    _tags[_tagTop++] = tag;
                    var inObject = _depth > 0 && _frames[_depth - 1].IsObject;
                    var index = _depth > 0 && !inObject ? (int)Math.Min(_frames[_depth - 1].Count - 1, int.MaxValue) : -1;
                    var name = inObject ? NameOf(_frames[_depth - 1]) : default;
                    _sink.OnEnter(tag.Tag, new ValueStart(this, _valueOffset, kind, _depth, name, index));
                }
            }
        }
    }

    private bool IsEntered(ObservedTag tag)
    {
        for (var i = _valueTags; i < _tagTop; i++)
        {
            if (_tags[i].NodeId == tag.NodeId)
            {
                return true;
            }
        }

        return false;
    }

    private void LeaveTags(int start, long offset, in ScalarValue value)
    {
        while (_tagTop > start)
        {
            var tag = _tags[--_tagTop].Tag;
            _sink.OnLeave(tag, new ValueEnd(offset, _scanner.EndOffset, value.Kind, _depth, value.Text, value.IsOversized));
        }
    }
}
