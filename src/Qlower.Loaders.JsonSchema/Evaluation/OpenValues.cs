using System.Text;
using Qlower.Loaders.JsonSchema.Names;
using Qlower.Loaders.JsonSchema.Plans;
using Qlower.Loaders.JsonSchema.Text;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>
/// The open objects and arrays of one pass, the plans that apply to them and to the coming value, and the place of the current value. It is the
/// state that all parts of one evaluator share, some of them in their innermost loops, hence public fields.
/// </summary>
internal sealed class OpenValues(NameTable names) : IObjectMembers
{
    private byte[] _nameBytes = new byte[256];

    /// <summary>Open containers, outermost first; their number is <see cref="Depth"/>.</summary>
    public Frame[] Frames = new Frame[16];

    /// <summary>Plans of open containers, then those of the coming value; their number is <see cref="PlanTop"/>.</summary>
    public PlanInUse[] Plans = new PlanInUse[64];

    /// <summary>Masks of seen properties; their number of words is <see cref="BitsTop"/>.</summary>
    public ulong[] Bits = new ulong[64];

    public int Depth;
    public int PlanTop;
    public int BitsTop;

    /// <summary>Offset of the current value's first byte.</summary>
    public long ValueOffset;

    /// <summary>Number of containers around the current value.</summary>
    public int ValueDepth;

    /// <summary>Whether the current value is the name of a property.</summary>
    public bool IsAtName;

    /// <summary>Index of the first plan of the coming value.</summary>
    public int ComingPlans => Depth == 0 ? 0 : Frames[Depth - 1].EvalEnd;

    public void Clear()
    {
        Depth = PlanTop = BitsTop = 0;
        IsAtName = false;
    }

    public void CopyFrom(OpenValues other)
    {
        (Depth, PlanTop, BitsTop) = (other.Depth, other.PlanTop, other.BitsTop);
        Frames = [.. other.Frames];
        Plans = [.. other.Plans];
        Bits = [.. other.Bits];
        _nameBytes = [.. other._nameBytes];
        for (var i = 0; i < Depth; i++)
        {
            Frames[i].HasUnknownNames = false;
        }
    }

    /// <summary>Ensures that one more container can be opened. Replaces <see cref="Frames"/> when it is full.</summary>
    public void EnsureFrame()
    {
        if (Depth == Frames.Length)
        {
            Array.Resize(ref Frames, Depth * 2);
        }
    }

    public void Push(Plan plan, int context, int bits = -1)
    {
        if (PlanTop == Plans.Length)
        {
            Array.Resize(ref Plans, PlanTop * 2);
        }

        ref var use = ref Plans[PlanTop++];
        use.Plan = plan;
        use.Context = context;
        use.Bits = bits;
    }

    /// <returns>The index of the first of this number of cleared words.</returns>
    public int TakeBits(int words)
    {
        var start = BitsTop;
        BitsTop += words;
        while (BitsTop > Bits.Length)
        {
            Array.Resize(ref Bits, Bits.Length * 2);
        }

        Array.Clear(Bits, start, words);
        return start;
    }

    /// <summary>Whether the object that ends, which is behind the open ones, has this member.</summary>
    public bool Has(ReadOnlySpan<byte> name)
    {
        ref var ended = ref Frames[Depth];
        var id = names.Find(name);
        for (var i = ended.EvalStart; i < ended.EvalEnd; i++)
        {
            var plan = Plans[i].Plan;
            if (plan.OwnsScope && plan.Scope.Find(id) is >= 0 and var local && IsSeen(Plans[i].Bits, local))
            {
                return true;
            }
        }

        return false;
    }

    public bool IsSeen(int bits, int local) => (Bits[bits + (local >> 6)] >> (local & 63) & 1) != 0;

    /// <summary>Stores the current property's name, which the schema does not mention.</summary>
    public void StoreName(ref Frame frame, ReadOnlySpan<byte> name)
    {
        var end = frame.NameStart + name.Length;
        if (end > _nameBytes.Length)
        {
            Array.Resize(ref _nameBytes, Math.Max(end, _nameBytes.Length * 2));
        }

        name.CopyTo(_nameBytes.AsSpan(frame.NameStart));
        frame.NameLength = name.Length;
    }

    /// <summary>The name of the current property.</summary>
    public ReadOnlySpan<byte> NameOf(in Frame frame) =>
        frame.NameId >= 0 ? names.Utf8(frame.NameId) : _nameBytes.AsSpan(frame.NameStart, frame.NameLength);

    /// <summary>The RFC 6901 pointer of the current value with this number of containers around it.</summary>
    public string PointerAt(int depth)
    {
        if (depth == 0)
        {
            return "";
        }

        var pointer = new StringBuilder();
        for (var i = 0; i < depth; i++)
        {
            ref var frame = ref Frames[i];
            pointer.Append('/');
            if (frame.IsObject)
            {
                pointer.Append(JsonPointer.Escape(Excerpt.OfName(NameOf(frame))));
            }
            else
            {
                pointer.Append(CountText.Of(frame.Count - 1));
            }
        }

        return pointer.ToString();
    }
}
