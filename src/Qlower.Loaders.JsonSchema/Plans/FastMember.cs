using System.Runtime.Intrinsics;

namespace Qlower.Loaders.JsonSchema.Plans;

/// <summary>A known property as the fast lane sees it: its name as it stands in most files, and what a scalar must prove there.</summary>
internal struct FastMember
{
    /// <summary>The bytes of <c>"name":</c>, filled up with zeros; bytes that no file has when the name is too long for this.</summary>
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

    /// <summary>For <see cref="ScalarNeed.Word"/>: the strings that pass, as little-endian words filled up with zeros.</summary>
    public ulong[] Words;

    /// <summary>For <see cref="ScalarNeed.Format"/>.</summary>
    public Func<ReadOnlySpan<byte>, bool> IsFormat;

    /// <summary>For <see cref="ScalarNeed.Verdict"/>, and for strings beyond the sure lengths.</summary>
    public ScalarReduction[] StringRest;
    public ScalarReduction[] NumberRest;

    /// <summary>Tags to tell; empty for most.</summary>
    public ObservedTag[] Tags;
}
