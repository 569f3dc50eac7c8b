using System.Globalization;
using System.Security.Cryptography;

namespace Qlower.Loaders.Ledger;

/// <summary>
/// Creates the ids of loads: 12 hexadecimal digits of Unix milliseconds, 4 of a sequence, 16 random ones. An id always sorts after the
/// one before it, also when the clock goes back, so that ids sort by arrival. Thread-safe.
/// </summary>
public static class LoadIdSequence
{
    private const int OrderedDigits = 16;

    /// <summary>Returns the id after the newest one of a ledger.</summary>
    /// <param name="last">The newest id of the ledger; <see langword="null"/> for the first load.</param>
    /// <param name="now">The time.</param>
    public static string Next(string? last, DateTimeOffset now)
    {
        var ordered = (ulong)Math.Max(0, now.ToUnixTimeMilliseconds()) << 16;
        if (last is not null)
        {
            var previous = ulong.Parse(last.AsSpan(0, OrderedDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            ordered = Math.Max(ordered, previous + 1);
        }

        Span<byte> random = stackalloc byte[8];
        RandomNumberGenerator.Fill(random);
        return ordered.ToString("x16", CultureInfo.InvariantCulture) + Convert.ToHexStringLower(random);
    }
}
