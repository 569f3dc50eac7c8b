using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Configuration;

/// <summary>Binds a configuration section to the options. Binding the same section again changes nothing.</summary>
internal sealed class ConfigurationBinding(IConfiguration configuration) : IConfigureOptions<QlowerLoadersOptions>
{
    public void Configure(QlowerLoadersOptions options)
    {
        var folders = options.RulePackFolders.ToArray();
        var hashes = options.Partners.ToDictionary(
            partner => partner.Key, partner => partner.Value?.KeyHashes.ToArray() ?? [], StringComparer.Ordinal);
        try
        {
            configuration.Bind(options);
        }
        catch (InvalidOperationException) when (ConfigurationCheck.Find(configuration).Count > 0)
        {
            // A value that cannot be converted: validation reports it, together with every other one.
        }

        RemoveRepeated(options.RulePackFolders, folders);
        foreach (var (id, before) in hashes)
        {
            if (options.Partners[id] is { } partner)
            {
                RemoveRepeated(partner.KeyHashes, before);
            }
        }
    }

    /// <summary>The binder appends to lists: takes out of its additions what stood there before.</summary>
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
