namespace Qlower.Loaders.ConsoleHost.Setup;

/// <summary>Finds partners in the configuration.</summary>
internal static class Partners
{
    /// <exception cref="UsageException">The partner is not configured; the message holds the JSON to add.</exception>
    public static void EnsureKnown(HostConfiguration configuration, string partner)
    {
        if (configuration.HasPartner(partner))
        {
            return;
        }

        throw new UsageException($$"""
            The partner '{{VisibleName(partner)}}' is not configured. Add it to {{configuration.PreferredPath}}:
            {
              "{{HostConfiguration.SectionName}}": {
                "Partners": {
                  "{{VisibleName(partner)}}": { "KeyHashes": ["sha256:<what 'qlower-loaders hash-key' prints for the partner's key>"] }
                }
              }
            }
            """.ReplaceLineEndings("\n"));
    }

    private static string VisibleName(string partner) => Output.VisibleText.Of(partner).Replace("\"", "\\\"", StringComparison.Ordinal);
}
