namespace Qlower.Loaders.Dispatch;

/// <summary>Which pass over the parts a load is in.</summary>
internal enum PartPass
{
    /// <summary>The only pass of a load whose faulty records are rejected alone.</summary>
    Only,

    /// <summary>The pass of an all-or-nothing load that looks for faults and integrates nothing.</summary>
    Rehearsal,

    /// <summary>The pass that integrates what the rehearsal found good.</summary>
    AfterRehearsal,
}
