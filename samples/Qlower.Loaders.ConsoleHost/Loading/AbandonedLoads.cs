using System.Diagnostics;
using System.Globalization;

namespace Qlower.Loaders.ConsoleHost.Loading;

/// <summary>
/// Loads that a killed run of this machine still leases. Their leases expire; later files may refer to their
/// records.
/// </summary>
internal static class AbandonedLoads
{
    /// <summary>Returns when the last of their leases expires; <see langword="null"/> when there are none.</summary>
    public static async Task<DateTimeOffset?> LeasedUntilAsync(ILoadRegistry registry, CancellationToken cancellationToken)
    {
        var open = await registry.ListAsync(new LoadQuery { IsOpen = true, Limit = 10_000 }, cancellationToken);
        return open
            .Where(load => load.LeaseOwner is { } owner && load.LeaseExpiresAt > DateTimeOffset.UtcNow && IsDead(owner))
            .Max(load => load.LeaseExpiresAt);
    }

    /// <param name="owner">The owner of a lease, which starts with the machine and the process id.</param>
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
