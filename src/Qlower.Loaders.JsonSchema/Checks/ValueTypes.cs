namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>Types of the <c>type</c> keyword.</summary>
[Flags]
internal enum ValueTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,

    /// <summary>Numbers with a fraction; the type <c>number</c> is this and <see cref="Integer"/>.</summary>
    Number = 8,
    String = 16,
    Array = 32,
    Object = 64,
}
