using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>Values from their first byte to their last.</summary>
internal sealed partial class Evaluator
{
    private JsonValueKind _openKind;
    private long _openOffset;

    private void TakeScalar(JsonValueKind kind)
    {
        var values = _values;
        BeginItem();
        var start = values.ComingPlans;
        var value = new ScalarValue(kind, _scanner.TokenText);
        values.ValueOffset = _scanner.TokenOffset;
        var surrogates = kind == JsonValueKind.String ? _scanner.LoneSurrogates.Count : 0;
        if (surrogates == 0 && !_branches.HasSharedPlans
            && (values.PlanTop == start || (values.PlanTop == start + 1 && values.Plans[start].Plan.IsPlainForScalars)))
        {
            if (values.PlanTop > start)
            {
                _checks.Check(values.Plans[start].Plan, values.Plans[start].Context, value);
            }
        }
        else
        {
            _branches.BeginValue(start, value);
            _tags.Enter(start, kind);
            for (var i = 0; i < surrogates; i++)
            {
                _findings.WriteFault(JsonFault.LoneSurrogate, _scanner.LoneSurrogates[i]);
            }

            _checks.CheckStart(start, value);
            _branches.ResolveFrom(_branches.ValueConditions, _branches.ValueContexts, value);
            _tags.Leave(_tags.ValueTags, values.ValueOffset, value);
        }

        values.PlanTop = start;
    }

    private void BeginOversized(JsonValueKind kind, JsonFault fault)
    {
        BeginItem();
        var start = _values.ComingPlans;
        var value = new ScalarValue(kind, default, isOversized: true);
        _openKind = kind;
        _openOffset = _values.ValueOffset = _scanner.TokenOffset;
        _branches.BeginValue(start, value);
        _tags.Enter(start, kind);
        _findings.WriteFault(fault, _openOffset);
        _checks.CheckStart(start, value);
    }

    private void EndOversized()
    {
        if (_openKind == JsonValueKind.Undefined)
        {
            return;
        }

        var value = new ScalarValue(_openKind, default, isOversized: true);
        _values.ValueOffset = _openOffset;
        _branches.ResolveFrom(_branches.ValueConditions, _branches.ValueContexts, value);
        _tags.Leave(_tags.ValueTags, _openOffset, value);
        _openKind = JsonValueKind.Undefined;
        _values.PlanTop = _values.ComingPlans;
    }

    private void Open(bool isObject)
    {
        var values = _values;
        BeginItem();
        var start = values.ComingPlans;
        var kind = isObject ? JsonValueKind.Object : JsonValueKind.Array;
        var value = new ScalarValue(kind, default);
        values.ValueOffset = _scanner.TokenOffset;
        var bitsStart = values.BitsTop;
        var ownPlans = values.PlanTop;
        for (var i = start; i < ownPlans && isObject; i++)
        {
            values.Plans[i].Bits = values.TakeBits(values.Plans[i].Plan.Scope.Words);
        }

        _branches.BeginValue(start, value);
        _tags.Enter(start, kind);
        _checks.CheckStart(start, value);
        values.EnsureFrame();
        var nameStart = values.Depth == 0 ? 0 : values.Frames[values.Depth - 1].NameStart + values.Frames[values.Depth - 1].NameLength;
        values.Frames[values.Depth++] = new Frame
        {
            StartOffset = values.ValueOffset,
            IsObject = isObject,
            FastPath = ownPlans == start + 1 ? _fastPath.PathOf(values.Plans[start], isObject) : null,
            EvalStart = start,
            EvalEnd = values.PlanTop,
            ConditionStart = _branches.ValueConditions,
            ContextStart = _branches.ValueContexts,
            TagStart = _tags.ValueTags,
            BitsStart = bitsStart,
            LastLocal = -1,
            NameId = -1,
            NameStart = nameStart,
        };
        if (_buffersValues)
        {
            _buffered.BeginIfNeeded();
        }
    }

    private void Close()
    {
        var values = _values;
        ref var frame = ref values.Frames[--values.Depth];
        values.ValueOffset = frame.StartOffset;
        values.ValueDepth = values.Depth;
        if (frame.HasUnknownNames)
        {
            _members.Leave(values.Depth);
        }

        for (var i = frame.EvalStart; i < frame.EvalEnd; i++)
        {
            if (!_branches.IsDead(values.Plans[i].Context))
            {
                _checks.CheckEnd(values.Plans[i], frame.IsObject, frame.Count);
            }
        }

        if (frame.IsBuffered)
        {
            _buffered.End(frame);
        }

        var value = new ScalarValue(frame.IsObject ? JsonValueKind.Object : JsonValueKind.Array, default);
        _branches.ResolveFrom(frame.ConditionStart, frame.ContextStart, value);
        _tags.Leave(frame.TagStart, frame.StartOffset, value);
        values.PlanTop = frame.EvalStart;
        values.BitsTop = frame.BitsStart;
    }

    /// <summary>Counts an array's item and finds the plans that describe it; those of a member were found with its name.</summary>
    private void BeginItem()
    {
        var values = _values;
        values.ValueDepth = values.Depth;
        if (values.Depth == 0 || values.Frames[values.Depth - 1].IsObject)
        {
            return;
        }

        ref var frame = ref values.Frames[values.Depth - 1];
        var index = frame.Count++;
        for (var i = frame.EvalStart; i < frame.EvalEnd; i++)
        {
            var plan = values.Plans[i].Plan;
            var item = index < plan.PrefixItems.Length ? plan.PrefixItems[index] : plan.Items;
            if (item is not null && !_branches.IsDead(values.Plans[i].Context))
            {
                _branches.Describe(item, values.Plans[i].Context);
            }
        }
    }
}
