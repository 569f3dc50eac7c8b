namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>Keywords whose verdict depends on whether other schemas accept the value.</summary>
internal enum ConditionalKind
{
    AnyOf,
    OneOf,
    Not,

    /// <summary>Branches: if, then, else.</summary>
    IfThenElse,

    /// <summary>One branch, which counts when a property is there.</summary>
    DependentSchema,
}
