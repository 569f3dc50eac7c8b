using Microsoft.Extensions.Configuration;

namespace Qlower.Shared;

/// <summary>Finds what a configuration section contains that its options class cannot take: unknown names, values of another type.</summary>
internal sealed class SectionCheck(OptionsShape shape)
{
    private readonly List<SectionError> _errors = [];

    /// <summary>Returns every error in the order of the section; empty when there is none.</summary>
    public static IReadOnlyList<SectionError> Find(IConfiguration section, OptionsShape shape)
    {
        var check = new SectionCheck(shape);
        check.CheckClass(section, shape.Root, shape.IsOpen);
        return check._errors;
    }

    private void CheckClass(IConfiguration section, Type type, bool isOpen)
    {
        var options = shape.Find(type) ?? throw new InvalidOperationException($"{type} is not part of the options of {shape.Root}.");
        if (section is IConfigurationSection { Value.Length: > 0 } value)
        {
            Add(value, "one value (not shown) where a section is expected.");
        }

        foreach (var child in section.GetChildren())
        {
            if (Array.Find(options, option => string.Equals(option.Name, child.Key, StringComparison.OrdinalIgnoreCase)) is { } option)
            {
                Check(child, option.PropertyType);
            }
            else if (!isOpen)
            {
                Add(child, $"no such option; {NearestName.Advise(child.Key, [.. options.Select(known => known.Name)])}");
            }
        }
    }

    private void Check(IConfigurationSection section, Type type)
    {
        if (OptionType.IsValue(type))
        {
            CheckValue(section, type);
        }
        else if (OptionType.ElementOf(type) is { } element)
        {
            CheckElements(section, element);
        }
        else if (shape.Find(type) is not null)
        {
            CheckClass(section, type, isOpen: false);
        }
        else if (shape.IsNested(type))
        {
            throw new InvalidOperationException($"{type} is not part of the options of {shape.Root}.");
        }
        else if (type != typeof(object))
        {
            Add(section, "is set by code, not by configuration.");
        }
    }

    private void CheckValue(IConfigurationSection section, Type type)
    {
        if (section.GetChildren().Any())
        {
            Add(section, "a section where one value is expected.");
        }
        else if (section.Value is { } value && !OptionType.CanConvert(value, type))
        {
            Add(section, $"'{value}' is not {OptionType.Describe(type)}.");
        }
    }

    private void CheckElements(IConfigurationSection section, Type element)
    {
        if (!string.IsNullOrEmpty(section.Value))
        {
            Add(section, "one value (not shown) where a list is expected.");
        }

        foreach (var child in section.GetChildren())
        {
            Check(child, element);
        }
    }

    private void Add(IConfigurationSection section, string reason) => _errors.Add(new SectionError(section.Path, reason));
}
