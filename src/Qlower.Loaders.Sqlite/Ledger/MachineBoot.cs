namespace Qlower.Loaders.Sqlite.Ledger;

/// <summary>Identifies the present run of the machine.</summary>
internal static class MachineBoot
{
    private const string LinuxFile = "/proc/sys/kernel/random/boot_id";

    /// <summary>
    /// The id of the run; empty where the system provides none. There, leases of an earlier run expire as if the machine had not restarted.
    /// </summary>
    public static string Id { get; } = Read();

    private static string Read()
    {
        try
        {
            return OperatingSystem.IsLinux() ? File.ReadAllText(LinuxFile).Trim() : "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
