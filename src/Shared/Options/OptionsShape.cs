using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Qlower.Shared;

/// <summary>
/// The options class that a configuration section is bound to, with the classes nested in it. Each class is named explicitly, so that trimming
/// retains its properties. Immutable once it is shared, and then thread-safe.
/// </summary>
internal sealed class OptionsShape
{
    private readonly Dictionary<Type, PropertyInfo[]> _properties = [];

    private OptionsShape(Type root, bool isOpen) => (Root, IsOpen) = (root, isOpen);

    /// <summary>The options class.</summary>
    public Type Root { get; }

    /// <summary>Whether the section may contain names that are no options, such as the sections of other packages.</summary>
    public bool IsOpen { get; }

    /// <summary>Creates the shape of an options class.</summary>
    /// <param name="isOpen">Whether unknown names are allowed directly in the section; nested classes never allow them.</param>
    public static OptionsShape Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(bool isOpen = false) =>
        new OptionsShape(typeof(T), isOpen).With<T>();

    /// <summary>Adds a class that is the type of a property, or of an element of a list or dictionary.</summary>
    public OptionsShape With<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>()
    {
        _properties[typeof(T)] = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance);
        return this;
    }

    /// <summary>Returns the options of a class of this shape; <see langword="null"/> when the class does not belong to it.</summary>
    public PropertyInfo[]? Find(Type type) =>
        _properties.TryGetValue(type, out var properties) ? Array.FindAll(properties, property => IsOption(property, type)) : null;

    /// <summary>Whether a type is a class of the options' own assembly, which has to be part of the shape.</summary>
    public bool IsNested(Type type) =>
        type.Assembly == Root.Assembly && !type.IsInterface && !OptionType.IsValue(type) && !typeof(Delegate).IsAssignableFrom(type);

    private bool IsOption(PropertyInfo property, Type type) =>
        property.GetIndexParameters().Length == 0 && property.GetMethod is { IsPublic: true }
        && (property.SetMethod is { IsPublic: true } || OptionType.ElementOf(property.PropertyType) is not null
            || (property.PropertyType != type && IsNested(property.PropertyType)));
}
