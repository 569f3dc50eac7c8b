using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Sqs.Configuration;

/// <summary>
/// A configuration section with the options of one queue. What does not fit is left out when it is applied, and told by
/// <see cref="FindProblems"/>, so that one wrong value does not hide the others. Thread-safe.
/// </summary>
internal sealed class SqsEventSection(string name, IConfiguration section) : IConfigureNamedOptions<SqsEventOptions>
{
    private static readonly PropertyInfo[] Properties = typeof(SqsEventOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance);

    public string Name => name;

    public void Configure(SqsEventOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, SqsEventOptions options)
    {
        if (name != Name)
        {
            return;
        }

        foreach (var child in section.GetChildren())
        {
            if (Find(child.Key) is { } property && TryConvert(child, property.PropertyType, out var value))
            {
                property.SetValue(options, value);
            }
        }
    }

    public IEnumerable<string> FindProblems()
    {
        foreach (var child in section.GetChildren())
        {
            if (Find(child.Key) is not { } property)
            {
                yield return $"{child.Path}: no such option; there are {string.Join(", ", Properties.Select(known => known.Name))}.";
            }
            else if (!TryConvert(child, property.PropertyType, out _))
            {
                yield return child.Value is null
                    ? $"{child.Path}: not one value."
                    : $"{child.Path}: '{child.Value}' is not {Describe(property.PropertyType)}.";
            }
        }
    }

    private static PropertyInfo? Find(string key) =>
        Array.Find(Properties, property => string.Equals(property.Name, key, StringComparison.OrdinalIgnoreCase));

    private static bool TryConvert(IConfigurationSection child, Type type, out object? value)
    {
        value = null;
        if (child.Value is not { } text || child.GetChildren().Any())
        {
            return false;
        }

        try
        {
            value = type == typeof(string) ? text : TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Converters wrap their failures each in its own way; any of them means that the value does not fit.
            return false;
        }
    }

    private static string Describe(Type type) =>
        type == typeof(TimeSpan) ? "a time span such as 00:00:20" : type == typeof(Uri) ? "an address" : "a whole number";
}
