namespace Qlower.Loaders.JsonSchema;

/// <summary>The members of an object that ends.</summary>
internal interface IObjectMembers
{
    /// <summary>Whether the object has a member with this unescaped name, among the names that its schema defines.</summary>
    bool Has(ReadOnlySpan<byte> name);
}
