using Microsoft.Extensions.Configuration;
using Qlower.Shared;

namespace Qlower.Loaders.Configuration;

/// <summary>Binds a configuration section to the options. Values of lists that are set already are not added again.</summary>
internal static class ConfigurationBinding
{
    /// <summary>The options and the classes nested in them. The names directly in the section are checked by <see cref="UnknownSections"/>.</summary>
    public static OptionsShape Shape { get; } = OptionsShape.Of<QlowerLoadersOptions>(isOpen: true).With<LoadLimits>().With<PartnerOptions>();

    public static void Bind(IConfiguration configuration, QlowerLoadersOptions options)
    {
        var folders = options.RulePackFolders.ToArray();
        var hashes = options.Partners.ToDictionary(
            partner => partner.Key, partner => partner.Value?.KeyHashes.ToArray() ?? [], StringComparer.Ordinal);
        configuration.Bind(options);
        RemoveRepeated(options.RulePackFolders, folders);
        foreach (var (id, before) in hashes)
        {
            if (options.Partners[id] is { } partner)
            {
                RemoveRepeated(partner.KeyHashes, before);
            }
        }
    }

    /// <summary>Removes the values that the binder appended although the list contained them before.</summary>
    private static void RemoveRepeated(IList<string> values, string[] before)
    {
        for (var index = values.Count - 1; index >= before.Length; index--)
        {
            if (before.Contains(values[index], StringComparer.Ordinal))
            {
                values.RemoveAt(index);
            }
        }
    }
}
