namespace Qlower.Loaders.JsonSchema;

/// <summary>Why a part of a schema is probably not what its author meant.</summary>
public enum SchemaWarningKind
{
    /// <summary>A keyword that the dialect does not define and that <see cref="SchemaCompileOptions.KnownAnnotations"/> does not list.</summary>
    UnknownKeyword,

    /// <summary>A keyword, a branch or a value that never affects the verdict.</summary>
    NoEffect,

    /// <summary>A required name that no schema of the same object declares under <c>properties</c> or <c>patternProperties</c>.</summary>
    UndeclaredProperty,

    /// <summary>Keywords that contradict each other: no value, or not one of the values listed, is ever valid.</summary>
    Unsatisfiable,
}
