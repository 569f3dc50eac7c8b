namespace Qlower.Loaders.ConsoleHost.Setup;

/// <summary>Prevents read-only verbs from creating a store.</summary>
internal static class LedgerFile
{
    /// <summary>Returns whether there is a ledger, which is not created otherwise: the SQLite file of the folder, or a PostgreSQL database.</summary>
    /// <exception cref="UsageException">The folder does not exist.</exception>
    public static bool Exists(Settings settings)
    {
        EnsureFolder(settings);
        return LoadStore.FindPostgreSql(settings) is not null || File.Exists(settings.Database);
    }

    /// <exception cref="UsageException">The folder does not exist.</exception>
    public static void EnsureFolder(Settings settings)
    {
        if (!Directory.Exists(settings.Data))
        {
            throw new UsageException($"There is no folder {Output.VisibleText.Of(settings.Data)}.");
        }
    }

    /// <exception cref="UsageException">The folder does not exist or has no ledger.</exception>
    public static void EnsureExists(Settings settings)
    {
        if (!Exists(settings))
        {
            throw new UsageException($"There are no loads in {Output.VisibleText.Of(settings.Data)}.");
        }
    }
}
