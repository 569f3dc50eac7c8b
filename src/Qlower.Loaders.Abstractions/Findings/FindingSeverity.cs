namespace Qlower.Loaders;

/// <summary>How much a finding weighs.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; changes nothing.</summary>
    Information = 0,

    /// <summary>Accepted, but should be corrected at the source.</summary>
    Warning = 1,

    /// <summary>The record, or the whole file, is refused.</summary>
    Error = 2,
}
