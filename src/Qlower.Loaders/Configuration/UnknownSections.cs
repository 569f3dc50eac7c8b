using Microsoft.Extensions.Configuration;

namespace Qlower.Loaders.Configuration;

/// <summary>
/// Finds the names directly in a section of the loaders that are neither options nor sections that another verb bound. The root of a configuration
/// is not checked: it also contains the environment and the sections of the host.
/// </summary>
internal static class UnknownSections
{
    private static readonly string[] Options = [.. typeof(QlowerLoadersOptions).GetProperties().Select(property => property.Name)];

    /// <summary>Adds every unknown name with its path.</summary>
    /// <param name="configuration">The section that the options are bound to.</param>
    /// <param name="bound">All sections that packages of this host bound.</param>
    /// <param name="errors">Receives the errors.</param>
    public static void Find(IConfiguration configuration, IEnumerable<IConfiguration> bound, List<string> errors)
    {
        if (configuration is not IConfigurationSection section)
        {
            return;
        }

        var paths = bound.OfType<IConfigurationSection>().Select(other => other.Path).ToArray();
        foreach (var child in section.GetChildren().Where(child => !Options.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            Check(child, paths, $"no such option; there are {string.Join(", ", Options)}.", errors);
        }
    }

    private static void Check(IConfigurationSection section, string[] bound, string reason, List<string> errors)
    {
        if (bound.Contains(section.Path, StringComparer.OrdinalIgnoreCase))
        {
            return;
        }

        if (!Array.Exists(bound, path => path.StartsWith(section.Path + ConfigurationPath.KeyDelimiter, StringComparison.OrdinalIgnoreCase)))
        {
            errors.Add($"{section.Path}: {reason}");
            return;
        }

        foreach (var child in section.GetChildren())
        {
            Check(child, bound, "no part of the host uses this section.", errors);
        }
    }
}
