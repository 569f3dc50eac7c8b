using Microsoft.Extensions.Configuration;
using Qlower.Shared;

namespace Qlower.Loaders.Configuration;

/// <summary>Finds sections that a verb is bound to and that do not exist, although a section of a similar name does.</summary>
internal static class AbsentSections
{
    /// <summary>Adds each such section with the similar name.</summary>
    /// <param name="bound">All sections that packages of this host bound.</param>
    /// <param name="configuration">The host's configuration; <see langword="null"/> when it has none.</param>
    /// <param name="errors">Receives the errors.</param>
    public static void Find(IEnumerable<IConfiguration> bound, IConfiguration? configuration, List<string> errors)
    {
        if (configuration is null)
        {
            return;
        }

        var sections = bound.OfType<IConfigurationSection>().ToArray();
        foreach (var section in sections.Where(section => !section.Exists() && !configuration.GetSection(section.Path).Exists()))
        {
            var parent = ConfigurationPath.GetParentPath(section.Path);
            var siblings = (parent is null ? configuration : configuration.GetSection(parent)).GetChildren()
                .Where(sibling => !Array.Exists(sections, other => string.Equals(other.Path, sibling.Path, StringComparison.OrdinalIgnoreCase)))
                .Select(sibling => sibling.Key);
            if (NearestName.Find(section.Key, siblings) is { } near)
            {
                errors.Add($"{section.Path}: the configuration has no such section; did you mean '{near}'?");
            }
        }
    }
}
