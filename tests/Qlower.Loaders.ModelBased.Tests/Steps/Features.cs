namespace Qlower.Loaders.ModelBased.Tests.Steps;

/// <summary>Kinds of steps that a generator may leave out: the environment variable <c>QLOWER_MODEL_FEATURES</c> lists those to generate.</summary>
[Flags]
internal enum Features
{
    /// <summary>Only the kinds of steps without a flag.</summary>
    None = 0,

    /// <summary>Several files of one partner at once; without it, a partner sends the next file after the last one is archived.</summary>
    SeveralLoadsOfAPartner = 1,

    /// <summary>Erasures in an all-or-nothing file beside other records.</summary>
    ErasuresInAllOrNothingFiles = 2,

    /// <summary>A replay beside running hosts must record which load it replays; without it, the lineage is not compared.</summary>
    LineageOfReplays = 4,

    /// <summary>A property with nested documents that the same file erases.</summary>
    ErasedParents = 8,

    All = SeveralLoadsOfAPartner | ErasuresInAllOrNothingFiles | LineageOfReplays | ErasedParents,
}
