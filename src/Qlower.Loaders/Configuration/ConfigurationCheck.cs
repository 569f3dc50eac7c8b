using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Qlower.Loaders.Configuration;

/// <summary>Finds what a configuration section says that the options cannot hold: misspelt names, values of another type.</summary>
internal static class ConfigurationCheck
{
    /// <summary>
    /// Every error, with its path. Sections of other packages may stand beside the options, so only partners and limits are closed.
    /// </summary>
    public static IReadOnlyList<string> Find(IConfiguration configuration)
    {
        var errors = new List<string>();
        Walk(configuration, typeof(QlowerLoadersOptions), isClosed: false, errors);
        return errors;
    }

    private static void Walk(IConfiguration section, Type type, bool isClosed, List<string> errors)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        foreach (var child in section.GetChildren())
        {
            var property = Array.Find(properties, candidate => string.Equals(candidate.Name, child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is not null)
            {
                Check(child, property.PropertyType, errors);
            }
            else if (isClosed)
            {
                errors.Add($"{child.Path}: no such option; there are {string.Join(", ", properties.Select(known => known.Name))}.");
            }
        }
    }

    private static void Check(IConfigurationSection section, Type type, List<string> errors)
    {
        if (type == typeof(LoadLimits))
        {
            Walk(section, type, isClosed: true, errors);
        }
        else if (type == typeof(IDictionary<string, PartnerOptions>))
        {
            foreach (var partner in section.GetChildren())
            {
                Walk(partner, typeof(PartnerOptions), isClosed: true, errors);
            }
        }
        else if (type == typeof(IList<string>))
        {
            if (!string.IsNullOrEmpty(section.Value))
            {
                errors.Add($"{section.Path}: one value (not shown) where a list is expected.");
            }
        }
        else if (section.GetChildren().Any())
        {
            errors.Add($"{section.Path}: a section where one value is expected.");
        }
        else if (section.Value is { } value && !CanConvert(value, type))
        {
            errors.Add($"{section.Path}: '{value}' is not {Describe(type)}.");
        }
    }

    private static bool CanConvert(string value, Type type)
    {
        if (type == typeof(string))
        {
            return true;
        }

        try
        {
            TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Converters wrap their failures each in its own way; any of them means that the value does not fit.
            return false;
        }
    }

    private static string Describe(Type type)
    {
        var actual = Nullable.GetUnderlyingType(type) ?? type;
        return actual.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(actual))}"
            : actual == typeof(TimeSpan) ? "a time span such as 00:01:30"
            : "a whole number";
    }
}
