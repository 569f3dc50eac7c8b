namespace Qlower.Loaders.JsonSchema.Plans;

/// <summary>Keywords that need the whole value.</summary>
internal enum BufferedKind
{
    /// <summary>An object or array in <c>enum</c> or <c>const</c>.</summary>
    Literals,

    Contains,

    UniqueItems,

    UnevaluatedItems,

    UnevaluatedProperties,
}
