using System.Diagnostics;
using System.Globalization;

namespace Qlower.Loaders.ConsoleHost.Loading;

/// <summary>
/// Loads that a killed run of this machine still holds: their leases end by themselves, and what comes after them may refer to their
/// records.
/// </summary>
internal static class AbandonedLoads
{
    /// <summary>When the last of their leases ends; <see langword="null"/> when there are none.</summary>
    public static async Task<DateTimeOffset?> HeldUntilAsync(ILoadLedger ledger, CancellationToken cancellationToken)
    {
        var open = await ledger.ListAsync(new LoadQuery { IsOpen = true, Limit = 10_000 }, cancellationToken);
        return open
            .Where(load => load.LeaseOwner is { } owner && load.LeaseExpiresAt > DateTimeOffset.UtcNow && IsDead(owner))
            .Max(load => load.LeaseExpiresAt);
    }

    /// <param name="owner">Starts with machine and process id, as the engine names the owners of leases.</param>
    private static bool IsDead(string owner)
    {
        var parts = owner.Split('/');
        if (parts.Length < 2 || parts[0] != Environment.MachineName || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
