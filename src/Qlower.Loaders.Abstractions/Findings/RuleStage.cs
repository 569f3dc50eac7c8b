namespace Qlower.Loaders;

/// <summary>The stage that applies a rule.</summary>
public enum RuleStage
{
    /// <summary>The file itself: bytes, encoding, JSON.</summary>
    File,

    /// <summary>The header.</summary>
    Header,

    /// <summary>Static validation of records.</summary>
    Inspection,

    /// <summary>Deep validation: references, duplicates, business rules.</summary>
    Validation,

    /// <summary>Transformation to the internal model.</summary>
    Transformation,

    /// <summary>Integration into the functional systems.</summary>
    Integration,

    /// <summary>A fault on Qlower's side, such as a rule that throws.</summary>
    Fault,
}
