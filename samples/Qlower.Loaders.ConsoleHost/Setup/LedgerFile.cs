namespace Qlower.Loaders.ConsoleHost.Setup;

/// <summary>Keeps verbs that only look from making a store.</summary>
internal static class LedgerFile
{
    /// <summary>Whether anything was ever loaded in the folder.</summary>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public static bool Exists(Settings settings)
    {
        if (!Directory.Exists(settings.Data))
        {
            throw new UsageException($"There is no folder {Output.VisibleText.Of(settings.Data)}.");
        }

        return File.Exists(settings.Database);
    }

    /// <exception cref="UsageException">Nothing was ever loaded in the folder.</exception>
    public static void EnsureExists(Settings settings)
    {
        if (!Exists(settings))
        {
            throw new UsageException($"There are no loads in {Output.VisibleText.Of(settings.Data)}.");
        }
    }
}
