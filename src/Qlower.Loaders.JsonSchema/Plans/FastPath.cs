using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Names;

namespace Qlower.Loaders.JsonSchema.Plans;

/// <summary>
/// The fast path through valid objects: known properties, each with a scalar that passes. A member that passes
/// only sets its bit in the mask of seen properties; everything else is left to the full path from the same byte on. Immutable.
/// </summary>
internal sealed class FastPath
{
    private const int MaxWords = 8;

    private FastPath(NameScope scope, FastMember[] members) => (Scope, Members) = (scope, members);

    public NameScope Scope { get; }

    /// <summary>By the scope's number.</summary>
    public FastMember[] Members { get; }

    /// <summary>Whether the start of such an object needs nothing but raising its tags.</summary>
    public bool OpensPlainly { get; private init; }

    /// <summary>Whether its end needs nothing but a check of <see cref="Required"/>.</summary>
    public bool ClosesPlainly { get; private init; }

    public ulong Required { get; private init; }

    public bool HasTags { get; private init; }

    /// <summary>Creates the fast path of objects that this plan and its conditional branches describe; null when there can be none.</summary>
    public static FastPath? TryCreate(Plan plan, NameTable names)
    {
        List<Plan> all = [plan];
        for (var i = 0; i < all.Count; i++)
        {
            foreach (var conditional in all[i].Conditionals)
            {
                AddTo(all, conditional.Branches);
            }
        }

        if (plan.Scope.Count is 0 or > 64 || all.Exists(item => item.PropertyNames is not null))
        {
            return null;
        }

        var members = new FastMember[plan.Scope.Count];
        var hasTags = plan.Tags.Length > 0;
        for (var local = 0; local < members.Length; local++)
        {
            var own = plan.Members[local];
            List<Plan> described = [];
            foreach (var item in all)
            {
                if (item.Members[local] is { } member && !described.Contains(member))
                {
                    described.Add(member);
                }
            }

            members[local] = described.Exists(item => item.HasTags && item != own)
                ? Unknown(names.Quoted(plan.Scope.IdOf(local)))
                : Create(names.Quoted(plan.Scope.IdOf(local)), described);
            hasTags |= members[local].Tags.Length > 0;
        }

        return new FastPath(plan.Scope, members)
        {
            OpensPlainly = plan.Checks[(int)JsonValueKind.Object].Length + plan.Falses.Length + plan.Conditionals.Length
                + plan.BufferedForObjects.Length == 0,
            ClosesPlainly = plan.MemberCounts.Length + plan.DependentRequired.Length + plan.Conditionals.Length
                + plan.BufferedForObjects.Length == 0,
            Required = plan.RequiredMask.Length > 0 ? plan.RequiredMask[0] : 0,
            HasTags = hasTags,
        };
    }

    private static void AddTo(List<Plan> all, Plan?[] branches)
    {
        foreach (var branch in branches)
        {
            if (branch is not null)
            {
                all.Add(branch);
            }
        }
    }

    /// <summary>A member that is always left to the full path.</summary>
    private static FastMember Unknown(ReadOnlySpan<byte> quoted)
    {
        var member = Create(quoted, []);
        member.String = member.Number = ScalarNeed.FullPath;
        member.NullPasses = member.TruePasses = member.FalsePasses = false;
        return member;
    }

    private static FastMember Create(ReadOnlySpan<byte> quoted, List<Plan> plans)
    {
        var strings = Rest(plans, JsonValueKind.String);
        var numbers = Rest(plans, JsonValueKind.Number);
        var member = new FastMember
        {
            KeyLength = quoted.Length + 1,
            Key = Vector256<byte>.AllBitsSet,
            KeyMask = uint.MaxValue,
            StringRest = strings,
            NumberRest = numbers,
            Number = numbers.Length == 0 ? ScalarNeed.Nothing
                : Array.Exists(numbers, item => item.NeverPasses) ? ScalarNeed.FullPath : ScalarNeed.Verdict,
            NullPasses = Passes(plans, JsonValueKind.Null, "null"u8),
            TruePasses = Passes(plans, JsonValueKind.True, "true"u8),
            FalsePasses = Passes(plans, JsonValueKind.False, "false"u8),
            Words = [],
            IsFormat = static _ => false,
            SureMaximum = int.MaxValue,
            Tags = TagsOf(plans),
        };
        if (member.KeyLength <= Vector256<byte>.Count)
        {
            Span<byte> key = stackalloc byte[Vector256<byte>.Count];
            key.Clear();
            quoted.CopyTo(key);
            key[quoted.Length] = (byte)':';
            member.Key = Vector256.Create<byte>(key);
            member.KeyMask = uint.MaxValue >> (Vector256<byte>.Count - member.KeyLength);
        }

        SetString(ref member);
        return member;
    }

    private static ObservedTag[] TagsOf(List<Plan> plans)
    {
        List<ObservedTag> tags = [];
        foreach (var plan in plans)
        {
            tags.AddRange(plan.Tags);
        }

        return [.. tags];
    }

    private static ScalarReduction[] Rest(List<Plan> plans, JsonValueKind kind)
    {
        List<ScalarReduction> rests = [];
        foreach (var plan in plans)
        {
            var rest = ScalarReduction.Of(plan, kind);
            if (!rest.IsEmpty)
            {
                rests.Add(rest);
            }
        }

        return [.. rests];
    }

    private static bool Passes(List<Plan> plans, JsonValueKind kind, ReadOnlySpan<byte> text)
    {
        foreach (var plan in plans)
        {
            var rest = ScalarReduction.Of(plan, kind);
            if (rest.NeverPasses || !rest.Passes(new ScalarValue(kind, text)))
            {
                return false;
            }
        }

        return true;
    }

    private static void SetString(ref FastMember member)
    {
        member.String = ScalarNeed.Verdict;
        if (Array.Exists(member.StringRest, item => item.NeverPasses))
        {
            member.String = ScalarNeed.FullPath;
            return;
        }

        List<Check> left = [];
        foreach (var rest in member.StringRest)
        {
            foreach (var conditional in rest.Conditionals)
            {
                if (FirstChoiceOf(conditional) is not { } choice)
                {
                    return;
                }

                member.HasOtherChoices = true;
                left.Add(choice);
            }

            foreach (var check in rest.Checks)
            {
                if (check is LengthCheck length)
                {
                    member.SureMinimum = (int)Math.Clamp(length.SureMinimum, member.SureMinimum, int.MaxValue);
                    member.SureMaximum = (int)Math.Clamp(length.SureMaximum, 0, member.SureMaximum);
                }
                else if (check is PatternCheck { Pattern: { AcceptsAllPlainText: false, SureFirstBytes: var first } } && first != 0)
                {
                    member.SureFirstBytes = member.NeedsSureFirstByte ? member.SureFirstBytes & first : first;
                    member.NeedsSureFirstByte = true;
                }
                else if (check is not PatternCheck { Pattern.AcceptsAllPlainText: true })
                {
                    left.Add(check);
                }
            }
        }

        if (left is [])
        {
            member.String = ScalarNeed.Nothing;
        }
        else if (left is [FormatAssertion format])
        {
            member.String = format.IsFormat == DateTimeFormat.IsDate ? ScalarNeed.Date : ScalarNeed.Format;
            member.IsFormat = format.IsFormat;
        }
        else if (left is [LiteralCheck { Literals.Strings: var strings }] && strings.Count <= MaxWords
            && strings.TrueForAll(text => text.Length <= sizeof(ulong) && text.AsSpan().IndexOf((byte)0) < 0))
        {
            member.String = ScalarNeed.Word;
            member.Words = new ulong[strings.Count];
            for (var i = 0; i < strings.Count; i++)
            {
                member.Words[i] = Word(strings[i]);
            }
        }
    }

    /// <summary>The list of an <c>anyOf</c> whose first branch is nothing but a list of literals for a string; <see langword="null"/> for any other.</summary>
    private static LiteralCheck? FirstChoiceOf(Conditional conditional) =>
        conditional is { Kind: ConditionalKind.AnyOf, MustBeSeen: false, Branches: [{ Falses: [], Conditionals: [] } first, ..] }
        && first.Checks[(int)JsonValueKind.String] is [LiteralCheck literals] ? literals : null;

    private static ulong Word(byte[] text)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        bytes.Clear();
        text.CopyTo(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }
}
