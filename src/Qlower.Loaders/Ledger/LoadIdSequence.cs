using System.Globalization;
using System.Security.Cryptography;

namespace Qlower.Loaders.Ledger;

/// <summary>
/// Makes the ids of loads: 12 hexadecimal digits of Unix milliseconds, 4 of a sequence, 16 of chance. An id always follows the one
/// before it, also when the clock goes back, so that ids sort by arrival.
/// </summary>
internal static class LoadIdSequence
{
    private const int OrderedDigits = 16;

    /// <summary>The id that follows <paramref name="last"/>, which is the newest id of the ledger; null for the first one.</summary>
    public static string Next(string? last, DateTimeOffset now)
    {
        var ordered = (ulong)Math.Max(0, now.ToUnixTimeMilliseconds()) << 16;
        if (last is not null)
        {
            var previous = ulong.Parse(last.AsSpan(0, OrderedDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            ordered = Math.Max(ordered, previous + 1);
        }

        Span<byte> chance = stackalloc byte[8];
        RandomNumberGenerator.Fill(chance);
        return ordered.ToString("x16", CultureInfo.InvariantCulture) + Convert.ToHexStringLower(chance);
    }
}
