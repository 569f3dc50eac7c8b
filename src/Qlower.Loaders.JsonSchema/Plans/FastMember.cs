using System.Runtime.Intrinsics;

namespace Qlower.Loaders.JsonSchema.Plans;

/// <summary>A known property on the fast path: its name as most files contain it, and the checks that a scalar needs.</summary>
internal struct FastMember
{
    /// <summary>The bytes of <c>"name":</c>, padded with zeros; bytes that no file contains when the name is too long.</summary>
    public Vector256<byte> Key;

    /// <summary>A bit for each byte of <see cref="Key"/> that counts.</summary>
    public uint KeyMask;

    public int KeyLength;

    public ScalarNeed String;
    public ScalarNeed Number;
    public bool NullPasses;
    public bool TruePasses;
    public bool FalsePasses;

    /// <summary>Lengths in bytes, both inclusive, within which a string is neither too short nor too long.</summary>
    public int SureMinimum;
    public int SureMaximum;

    /// <summary>Whether a string must begin with one of <see cref="SureFirstBytes"/>, or else needs the remaining checks.</summary>
    public bool NeedsSureFirstByte;

    /// <summary>A bit for each byte of ASCII with which a string matches the patterns that are left out.</summary>
    public UInt128 SureFirstBytes;

    /// <summary>For <see cref="ScalarNeed.Word"/>: the strings that pass, as little-endian words padded with zeros.</summary>
    public ulong[] Words;

    /// <summary>For <see cref="ScalarNeed.Word"/>: whether other strings may pass the remaining checks.</summary>
    public bool HasOtherChoices;

    /// <summary>For <see cref="ScalarNeed.Format"/>.</summary>
    public Func<ReadOnlySpan<byte>, bool> IsFormat;

    /// <summary>For <see cref="ScalarNeed.Verdict"/>, and for strings beyond the sure lengths.</summary>
    public ScalarReduction[] StringRest;
    public ScalarReduction[] NumberRest;

    /// <summary>Tags to raise; empty for most.</summary>
    public ObservedTag[] Tags;
}
