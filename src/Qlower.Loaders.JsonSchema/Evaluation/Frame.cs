using Qlower.Loaders.JsonSchema.Plans;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>An open object or array.</summary>
internal struct Frame
{
    public long StartOffset;
    public bool IsObject;

    /// <summary>The fast path through this object, or through this array's objects; null when there is none.</summary>
    public FastPath? FastPath;

    /// <summary>The plans that describe it: those of the value first, then those of its conditional branches.</summary>
    public int EvalStart;
    public int EvalEnd;
    public int ConditionStart;
    public int ContextStart;
    public int TagStart;
    public int BitsStart;

    /// <summary>Members or items begun so far.</summary>
    public long Count;

    /// <summary>The last property's number in the first plan's scope, or -1.</summary>
    public int LastLocal;

    /// <summary>The current property's number in the schema; negative when its name is in the name stack.</summary>
    public int NameId;
    public int NameStart;
    public int NameLength;
    public long KeyOffset;
    public bool HasUnknownNames;

    /// <summary>Whether a keyword needs the whole value.</summary>
    public bool IsBuffered;
}
