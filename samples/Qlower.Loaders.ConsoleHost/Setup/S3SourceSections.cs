using System.ComponentModel;
using Microsoft.Extensions.Configuration;
using Qlower.Loaders.S3;

namespace Qlower.Loaders.ConsoleHost.Setup;

/// <summary>The section <c>S3Sources</c>: the options of each S3 source, by name.</summary>
internal sealed class S3SourceSections
{
    public const string SectionName = "S3Sources";

    private readonly List<string> _problems = [];
    private readonly List<IConfigurationSection> _usable = [];

    public S3SourceSections(IConfiguration section)
    {
        var sources = section.GetSection(SectionName);
        if (!string.IsNullOrEmpty(sources.Value))
        {
            _problems.Add($"{SectionName}: one value where sections by name are expected.");
        }

        foreach (var source in sources.GetChildren())
        {
            var before = _problems.Count;
            Check(source);
            if (_problems.Count == before)
            {
                _usable.Add(source);
            }
        }
    }

    /// <summary>The names and values that cannot be bound. The options themselves are validated elsewhere.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The sections without such problems; their keys are the names of the sources.</summary>
    public IReadOnlyList<IConfigurationSection> Usable => _usable;

    private void Check(IConfigurationSection source)
    {
        var options = typeof(S3SourceOptions).GetProperties();
        if (!string.IsNullOrEmpty(source.Value))
        {
            _problems.Add($"{SectionName}:{source.Key}: one value where a section is expected.");
        }

        foreach (var child in source.GetChildren())
        {
            var path = $"{SectionName}:{source.Key}:{child.Key}";
            if (Array.Find(options, option => option.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase)) is not { } known)
            {
                _problems.Add($"{path}: no such option; the options are {string.Join(", ", options.Select(option => option.Name))}.");
            }
            else if (known.PropertyType == typeof(IList<string>) != (child.Value is null) && child.Value is not "")
            {
                _problems.Add($"{path}: a list is expected for {nameof(S3SourceOptions.Partners)}, and one value for everything else.");
            }
            else if (child.Value is { Length: > 0 } value && !CanHold(known.PropertyType, value))
            {
                _problems.Add($"{path}: '{value}' is not a valid value.");
            }
        }
    }

    private static bool CanHold(Type type, string value)
    {
        try
        {
            return type == typeof(IList<string>) || TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value) is not null;
        }
        catch (Exception error) when (error is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return false;
        }
    }
}
