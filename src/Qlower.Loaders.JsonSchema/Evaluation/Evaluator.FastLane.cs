using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Plans;
using Qlower.Loaders.JsonSchema.Scanning;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>
/// The short cut through what is as it should be, see <see cref="FastLane"/>. It takes whole members or nothing, and never decides
/// that something is wrong: whatever it does not know is left, from the same byte on, to the long way.
/// </summary>
internal sealed partial class Evaluator
{
    /// <summary>Bytes that may be read beyond the place where a member must start.</summary>
    private const int LaneMargin = 96;

    /// <summary>Goes as far as the fast lane leads from here, which may be nowhere.</summary>
    private void TakeFastLane()
    {
        ref var frame = ref _frames[_depth - 1];
        var limit = _scanner.Limit - LaneMargin;
        if (_scanner.Position >= limit || (frame.IsObject && frame.Count + 64 > _limits.MaxMembers))
        {
            return;
        }

        if (frame.IsObject)
        {
            ref var seen = ref _bits[_plans[frame.EvalStart].Bits];
            var progress = new LaneProgress { Seen = seen, Last = frame.LastLocal };
            var at = PassMembers(frame.Lane!, _scanner.Position, limit, _scanner.IsFirst, ref progress);
            Suspend(ref frame, at, progress, _scanner.IsFirst);
        }
        else
        {
            PassRecords(ref frame, limit);
        }
    }

    /// <summary>Writes down how far an open object has come, for the long way to go on.</summary>
    private void Suspend(ref Frame frame, int at, in LaneProgress progress, bool isFirst)
    {
        if (progress.Count > 0)
        {
            _bits[_plans[frame.EvalStart].Bits] = progress.Seen;
            frame.Count += progress.Count;
            frame.LastLocal = progress.Last;
            frame.NameId = frame.Lane!.Scope.IdOf(progress.Last);
            frame.NameLength = 0;
            frame.KeyOffset = _buffer.BaseOffset + progress.KeyAt;
        }

        _scanner.Continue(at, isFirst && progress.Count == 0 ? ScanState.KeyOrEnd : ScanState.CommaOrEnd);
    }

    /// <summary>Goes through an array's objects.</summary>
    private void PassRecords(ref Frame array, int limit)
    {
        var lane = array.Lane!;
        ref var items = ref _plans[array.EvalStart];
        if (_depth == _limits.MaxDepth || IsDead(items.Context))
        {
            return;
        }

        if (_depth == _frames.Length)
        {
            Array.Resize(ref _frames, _depth * 2);
            array = ref _frames[_depth - 1];
        }

        var (plan, context) = (items.Plan.Items!, items.Context);
        ref var start = ref MemoryMarshal.GetArrayDataReference(_scanner.Bytes);
        var at = _scanner.Position;
        var isFirst = _scanner.IsFirst;
        var mustClose = lane.ClosesPlainly ? lane.Required : ulong.MaxValue;

        // The long way finds the record that it takes over as if it had opened it.
        ref var record = ref _frames[_depth];
        record = new Frame
        {
            IsObject = true,
            Lane = lane,
            EvalStart = _planTop,
            EvalEnd = _planTop + 1,
            ConditionStart = _conditionTop,
            ContextStart = _contextTop,
            TagStart = _tagTop,
            BitsStart = _bitsTop,
            LastLocal = -1,
            NameId = -1,
            NameStart = array.NameStart + array.NameLength,
        };
        PushPlan(plan, context, TakeBits(1));
        while (true)
        {
            var open = at;
            if (!SkipTo(ref start, ref open, limit, isFirst) || Unsafe.Add(ref start, open) != '{')
            {
                _scanner.Continue(at, isFirst ? ScanState.ValueOrEnd : ScanState.CommaOrEnd);
                _planTop = record.EvalStart;
                _bitsTop = record.BitsStart;
                return;
            }

            array.Count++;
            record.StartOffset = _buffer.BaseOffset + open;
            if (plan.Tags.Length > 0)
            {
                _valueOffset = record.StartOffset;
                EnterTags(record.EvalStart, JsonValueKind.Object);
            }

            _depth++;
            var progress = new LaneProgress { Last = -1 };
            at = PassMembers(lane, open + 1, limit, true, ref progress);
            if (!progress.IsClosed || (mustClose & ~progress.Seen) != 0)
            {
                _scanner.Enter();
                Suspend(ref record, at, progress, isFirst: true);
                return;
            }

            at++;
            _depth--;
            isFirst = false;
            if (plan.Tags.Length > 0)
            {
                _scanner.Continue(at, ScanState.CommaOrEnd);
                LeaveTags(record.TagStart, record.StartOffset, new ScalarValue(JsonValueKind.Object, default));
            }
        }
    }

    /// <summary>Goes past a comma, unless nothing stands before, and past white space.</summary>
    /// <returns>Whether something other than white space comes before the limit.</returns>
    private static bool SkipTo(ref byte start, ref int at, int limit, bool isFirst)
    {
        if (at >= limit)
        {
            return false;
        }

        if (!isFirst)
        {
            if (Unsafe.Add(ref start, at) != ',' && (!SkipSpace(ref start, ref at, limit) || Unsafe.Add(ref start, at) != ','))
            {
                return false;
            }

            at++;
        }

        return Unsafe.Add(ref start, at) > ' ' || SkipSpace(ref start, ref at, limit);
    }

    private static bool SkipSpace(ref byte start, ref int at, int limit)
    {
        while (at < limit)
        {
            if (Unsafe.Add(ref start, at) is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return true;
            }

            at++;
        }

        return false;
    }

    /// <summary>Goes through members as long as each is known, new, and a scalar that passes.</summary>
    /// <param name="lane">What is known of the members.</param>
    /// <param name="position">Index after the last member, or after the opening brace.</param>
    /// <param name="limit">Index where no member may start any more.</param>
    /// <param name="isFirst">Whether no member was before.</param>
    /// <param name="progress">What came before, and then what was passed.</param>
    /// <returns>The index after the last member that passed, or that of the closing brace.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int PassMembers(FastLane lane, int position, int limit, bool isFirst, ref LaneProgress progress)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(_scanner.Bytes);
        ref var members = ref MemoryMarshal.GetArrayDataReference(lane.Members);
        ref var guesses = ref _guesses[lane.Scope.GuessBase];
        var quote = Vector256.Create((byte)'"');
        var backslash = Vector256.Create((byte)'\\');
        var control = Vector256.Create((byte)0x1F);
        var maxString = _limits.MaxStringBytes;
        var maxNumber = _limits.MaxNumberBytes;
        var seen = progress.Seen;
        var last = progress.Last;
        var at = position;
        while (at < limit)
        {
            var key = at;
            var c = Unsafe.Add(ref start, key);
            if (!isFirst && c == ',')
            {
                c = Unsafe.Add(ref start, ++key);
            }
            else if (!isFirst)
            {
                if (c <= ' ' && SkipSpace(ref start, ref key, limit))
                {
                    c = Unsafe.Add(ref start, key);
                }

                if (c == '}')
                {
                    progress.IsClosed = true;
                    at = key;
                    break;
                }

                if (c != ',')
                {
                    break;
                }

                c = Unsafe.Add(ref start, ++key);
            }

            if (c <= ' ')
            {
                if (!SkipSpace(ref start, ref key, limit))
                {
                    break;
                }

                c = Unsafe.Add(ref start, key);
            }

            if (c != '"')
            {
                break;
            }

            // Records repeat their order.
            var local = Unsafe.Add(ref guesses, last + 1) - 1;
            var name = Vector256.LoadUnsafe(ref start, (nuint)key);
            if (local < 0 || !IsKey(name, ref Unsafe.Add(ref members, local)))
            {
                local = FindMember(lane, key, limit);
                if (local < 0 || !IsKey(name, ref Unsafe.Add(ref members, local)))
                {
                    break;
                }

                Unsafe.Add(ref guesses, last + 1) = local + 1;
            }

            ref var member = ref Unsafe.Add(ref members, local);
            var bit = 1UL << local;
            if ((seen & bit) != 0)
            {
                break;
            }

            var value = key + member.KeyLength;
            c = Unsafe.Add(ref start, value);
            if (c == ' ')
            {
                c = Unsafe.Add(ref start, ++value);
            }

            int end;
            JsonValueKind kind;
            if (c == '"')
            {
                end = value + 1;
                uint stops;
                while (true)
                {
                    var chunk = Vector256.LoadUnsafe(ref start, (nuint)end);
                    stops = (Vector256.Equals(chunk, quote) | Vector256.Equals(chunk, backslash)
                        | Vector256.Equals(Vector256.Min(chunk, control), chunk)).ExtractMostSignificantBits();
                    if (stops != 0)
                    {
                        break;
                    }

                    end += Vector256<byte>.Count;
                    if (end >= limit)
                    {
                        break;
                    }
                }

                end += BitOperations.TrailingZeroCount(stops);
                if (stops == 0 || Unsafe.Add(ref start, end) != '"')
                {
                    break;
                }

                var length = end - value - 1;
                if (length > maxString || !PassesAsString(ref member, ref Unsafe.Add(ref start, value + 1), length))
                {
                    break;
                }

                end++;
                kind = JsonValueKind.String;
            }
            else if ((uint)(c - '0') <= 9 || c == '-')
            {
                end = NumberEnd(ref start, value);
                if (end < 0 || end - value > maxNumber || member.Number == ScalarNeed.LongWay
                    || (member.Number != ScalarNeed.Nothing
                        && !Passes(member.NumberRest, JsonValueKind.Number, ref Unsafe.Add(ref start, value), end - value)))
                {
                    break;
                }

                kind = JsonValueKind.Number;
            }
            else if (c == 'n' && member.NullPasses && Word(ref start, value) == 0x6C6C756E)
            {
                end = value + 4;
                kind = JsonValueKind.Null;
            }
            else if (c == 't' && member.TruePasses && Word(ref start, value) == 0x65757274)
            {
                end = value + 4;
                kind = JsonValueKind.True;
            }
            else if (c == 'f' && member.FalsePasses && Word(ref start, value + 1) == 0x65736C61)
            {
                end = value + 5;
                kind = JsonValueKind.False;
            }
            else
            {
                break;
            }

            if (member.Tags.Length > 0)
            {
                TellTags(lane.Scope.IdOf(local), member.Tags, key, value, end, kind);
            }

            seen |= bit;
            last = local;
            at = end;
            isFirst = false;
            progress.Count++;
            progress.KeyAt = key;
        }

        progress.Seen = seen;
        progress.Last = last;
        return at;
    }
}
