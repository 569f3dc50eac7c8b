namespace Qlower.Loaders;

/// <summary>The severity of a finding.</summary>
public enum FindingSeverity
{
    /// <summary>For information; changes nothing.</summary>
    Information = 0,

    /// <summary>The record is accepted; the value should be corrected at the source.</summary>
    Warning = 1,

    /// <summary>The record, or the whole file, is rejected.</summary>
    Error = 2,
}
