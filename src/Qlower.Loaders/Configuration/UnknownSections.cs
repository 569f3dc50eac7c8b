using Microsoft.Extensions.Configuration;
using Qlower.Shared;

namespace Qlower.Loaders.Configuration;

/// <summary>
/// Finds the names directly in a section of the loaders that are neither options nor sections that another verb bound. The root of a configuration
/// also contains the environment and the sections of the host: there, only misspelt options are found.
/// </summary>
internal static class UnknownSections
{
    /// <summary>One edit for this many letters makes a name at the root a misspelt option.</summary>
    private const int LettersPerEditAtRoot = 5;

    private static readonly string[] Options = [.. typeof(QlowerLoadersOptions).GetProperties().Select(property => property.Name)];

    /// <summary>Adds every unknown name with its path.</summary>
    /// <param name="configuration">The section that the options are bound to.</param>
    /// <param name="bound">All sections that packages of this host bound.</param>
    /// <param name="errors">Receives the errors.</param>
    public static void Find(IConfiguration configuration, IEnumerable<IConfiguration> bound, List<string> errors)
    {
        var paths = bound.OfType<IConfigurationSection>().Select(other => other.Path).ToArray();
        var unknown = configuration.GetChildren().Where(child => !Options.Contains(child.Key, StringComparer.OrdinalIgnoreCase));
        if (configuration is IConfigurationSection section)
        {
            string[] known = [.. Options, .. paths.Where(path => IsWithin(path, section.Path)).Select(path => path[(section.Path.Length + 1)..].Split(':')[0]).Distinct()];
            foreach (var child in unknown)
            {
                Check(child, paths, $"no such option; {NearestName.Advise(child.Key, known)}", errors);
            }

            return;
        }

        foreach (var child in unknown.Where(child => !IsFromEnvironment(configuration, child)))
        {
            if (NearestName.Find(child.Key, Options, LettersPerEditAtRoot) is { } near)
            {
                Check(child, paths, $"no such option; did you mean '{near}'?", errors);
            }
        }
    }

    private static void Check(IConfigurationSection section, string[] bound, string reason, List<string> errors)
    {
        if (bound.Contains(section.Path, StringComparer.OrdinalIgnoreCase))
        {
            return;
        }

        if (!Array.Exists(bound, path => IsWithin(path, section.Path)))
        {
            errors.Add($"{section.Path}: {reason}");
            return;
        }

        foreach (var child in section.GetChildren())
        {
            Check(child, bound, "no part of the host uses this section; correct its name or remove it.", errors);
        }
    }

    private static bool IsWithin(string path, string outer) => path.StartsWith(outer + ConfigurationPath.KeyDelimiter, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether only environment variables define a name at the root: those of other programs are none of the loaders' options.</summary>
    private static bool IsFromEnvironment(IConfiguration configuration, IConfigurationSection child) =>
        configuration is IConfigurationRoot root
        && root.Providers.Where(provider => provider.GetChildKeys([], null).Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .All(provider => provider.GetType().Name.StartsWith("EnvironmentVariables", StringComparison.Ordinal));
}
