namespace Qlower.Loaders.Testing;

/// <summary>Names the implementation that a conformance fixture tests.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ConformsAttribute(Type implementation) : Attribute
{
    /// <summary>The implementation.</summary>
    public Type Implementation { get; } = implementation;
}
