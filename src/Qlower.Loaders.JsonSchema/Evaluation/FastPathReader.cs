using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Names;
using Qlower.Loaders.JsonSchema.Plans;
using Qlower.Loaders.JsonSchema.Scanning;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>
/// Reads valid members and records, see <see cref="FastPath"/>. It accepts whole members or nothing and never reports a failure:
/// everything else is left to the full path, which continues at the same byte.
/// </summary>
internal sealed partial class FastPathReader(
    OpenValues values, NameTable names, int[] guesses, JsonScanner scanner, InputBuffer buffer, ValidationLimits limits, ConditionalBranches branches,
    ObservedTags tags, bool isAllowed)
{
    /// <summary>Bytes that may be read beyond the place where a member must start.</summary>
    private const int Margin = 96;

    /// <summary>Whether the limits allow the fast path.</summary>
    public bool IsEnabled { get; } = isAllowed && limits.MaxStringBytes >= Margin;

    /// <summary>The fast path through an object with these plans, or through the objects of such an array; null when there is none.</summary>
    public FastPath? PathOf(in PlanInUse use, bool isObject)
    {
        var plan = isObject ? use.Plan : use.Plan.PrefixItems.Length == 0 && use.Plan.Conditionals.Length == 0 ? use.Plan.Items : null;
        var path = plan?.FastPathOf(names);
        return path is not null && (isObject || path.OpensPlainly) && (use.Context == 0 || !path.HasTags) ? path : null;
    }

    /// <summary>Reads as far as the fast path applies, which may be nothing.</summary>
    public void Read()
    {
        ref var frame = ref values.Frames[values.Depth - 1];
        var limit = scanner.Limit - Margin;
        if (scanner.Position >= limit || (frame.IsObject && frame.Count + 64 > limits.MaxMembers))
        {
            return;
        }

        if (frame.IsObject)
        {
            ref var seen = ref values.Bits[values.Plans[frame.EvalStart].Bits];
            var progress = new FastPathProgress { Seen = seen, Last = frame.LastLocal };
            var at = PassMembers(frame.FastPath!, scanner.Position, limit, scanner.IsFirst, ref progress);
            Suspend(ref frame, at, progress, scanner.IsFirst);
        }
        else
        {
            PassRecords(ref frame, limit);
        }
    }

    /// <summary>Stores the progress in an open object, from which the full path continues.</summary>
    private void Suspend(ref Frame frame, int at, in FastPathProgress progress, bool isFirst)
    {
        if (progress.Count > 0)
        {
            values.Bits[values.Plans[frame.EvalStart].Bits] = progress.Seen;
            frame.Count += progress.Count;
            frame.LastLocal = progress.Last;
            frame.NameId = frame.FastPath!.Scope.IdOf(progress.Last);
            frame.NameLength = 0;
            frame.KeyOffset = buffer.BaseOffset + progress.KeyAt;
        }

        scanner.Continue(at, isFirst && progress.Count == 0 ? ScanState.KeyOrEnd : ScanState.CommaOrEnd);
    }

    /// <summary>Reads the objects of an array.</summary>
    private void PassRecords(ref Frame array, int limit)
    {
        var path = array.FastPath!;
        ref var items = ref values.Plans[array.EvalStart];
        if (values.Depth == limits.MaxDepth || branches.IsDead(items.Context))
        {
            return;
        }

        values.EnsureFrame();
        array = ref values.Frames[values.Depth - 1];

        var (plan, context) = (items.Plan.Items!, items.Context);
        ref var start = ref MemoryMarshal.GetArrayDataReference(scanner.Bytes);
        var at = scanner.Position;
        var isFirst = scanner.IsFirst;
        var mustClose = path.ClosesPlainly ? path.Required : ulong.MaxValue;

        // The full path finds the record that it continues as if it had opened it.
        ref var record = ref values.Frames[values.Depth];
        record = new Frame
        {
            IsObject = true,
            FastPath = path,
            EvalStart = values.PlanTop,
            EvalEnd = values.PlanTop + 1,
            ConditionStart = branches.ConditionTop,
            ContextStart = branches.ContextTop,
            TagStart = tags.Top,
            BitsStart = values.BitsTop,
            LastLocal = -1,
            NameId = -1,
            NameStart = array.NameStart + array.NameLength,
        };
        values.Push(plan, context, values.TakeBits(1));
        while (true)
        {
            var open = at;
            if (!SkipTo(ref start, ref open, limit, isFirst) || Unsafe.Add(ref start, open) != '{')
            {
                scanner.Continue(at, isFirst ? ScanState.ValueOrEnd : ScanState.CommaOrEnd);
                values.PlanTop = record.EvalStart;
                values.BitsTop = record.BitsStart;
                return;
            }

            array.Count++;
            record.StartOffset = buffer.BaseOffset + open;
            if (plan.Tags.Length > 0)
            {
                values.ValueOffset = record.StartOffset;
                tags.Enter(record.EvalStart, JsonValueKind.Object);
            }

            values.Depth++;
            var progress = new FastPathProgress { Last = -1 };
            at = PassMembers(path, open + 1, limit, true, ref progress);
            if (!progress.IsClosed || (mustClose & ~progress.Seen) != 0)
            {
                scanner.Enter();
                Suspend(ref record, at, progress, isFirst: true);
                return;
            }

            at++;
            values.Depth--;
            isFirst = false;
            if (plan.Tags.Length > 0)
            {
                // For what the sink asks about the members; the next record begins without any.
                ref var seen = ref values.Bits[values.Plans[record.EvalStart].Bits];
                seen = progress.Seen;
                scanner.Continue(at, ScanState.CommaOrEnd);
                tags.Leave(record.TagStart, record.StartOffset, new ScalarValue(JsonValueKind.Object, default));
                seen = 0;
            }
        }
    }

    /// <summary>Skips a comma, unless this is the first member or item, and white space.</summary>
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

    /// <summary>Padding is left to the full path, which counts it.</summary>
    private static bool SkipSpace(ref byte start, ref int at, int limit)
    {
        limit = Math.Min(limit, at + JsonScanner.LongestGap + 1);
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

    /// <summary>Reads members while each is known, new, and a scalar that passes.</summary>
    /// <param name="path">The members.</param>
    /// <param name="position">Index after the last member, or after the opening brace.</param>
    /// <param name="limit">Index where no member may start any more.</param>
    /// <param name="isFirst">Whether no member was before.</param>
    /// <param name="progress">The progress before the call, and then after it.</param>
    /// <returns>The index after the last member that passed, or that of the closing brace.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int PassMembers(FastPath path, int position, int limit, bool isFirst, ref FastPathProgress progress)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(scanner.Bytes);
        ref var members = ref MemoryMarshal.GetArrayDataReference(path.Members);
        ref var followers = ref guesses[path.Scope.GuessBase];
        var quote = Vector256.Create((byte)'"');
        var backslash = Vector256.Create((byte)'\\');
        var control = Vector256.Create((byte)0x1F);
        var maxString = limits.MaxStringBytes;
        var maxNumber = limits.MaxNumberBytes;
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

            // Records repeat the order of their members.
            var local = Unsafe.Add(ref followers, last + 1) - 1;
            var name = Vector256.LoadUnsafe(ref start, (nuint)key);
            if (local < 0 || !IsKey(name, ref Unsafe.Add(ref members, local)))
            {
                local = FindMember(path, key, limit);
                if (local < 0 || !IsKey(name, ref Unsafe.Add(ref members, local)))
                {
                    break;
                }

                Unsafe.Add(ref followers, last + 1) = local + 1;
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
                if (end < 0 || end - value > maxNumber || member.Number == ScalarNeed.FullPath
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
                RaiseTags(path.Scope.IdOf(local), member.Tags, key, value, end, kind);
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
