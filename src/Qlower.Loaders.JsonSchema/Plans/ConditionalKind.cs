namespace Qlower.Loaders.JsonSchema.Plans;

/// <summary>Keywords whose verdict depends on whether other schemas accept the value.</summary>
internal enum ConditionalKind
{
    AnyOf,
    OneOf,
    Not,

    /// <summary>No keyword: one plan shared by several conditional branches. Branches: that plan.</summary>
    Shared,

    /// <summary>Branches: if, then, else.</summary>
    IfThenElse,

    /// <summary>One branch, which counts when a property is present.</summary>
    DependentSchema,
}
