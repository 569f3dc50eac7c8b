namespace Qlower.Loaders.Ledger;

/// <summary>What a transition does to all parts of a load at once.</summary>
public enum PartsChange
{
    /// <summary>They stay as they are, or are dropped.</summary>
    None = 0,

    /// <summary>Each is done with every record rejected, <see cref="PartTransitions.Finish"/> and <see cref="RecordMask.All"/>.</summary>
    RejectAll = 1,
}
