using System.Globalization;

namespace Qlower.Loaders.Sqlite.Storage;

/// <summary>Decimals as they are stored: an integer in millionths, or the shortest plain text where that is not exact.</summary>
internal static class StoredDecimal
{
    /// <summary>What an integer is divided by.</summary>
    public const long Scale = 1_000_000;

    private const decimal Limit = 1_000_000_000_000m;

    public static object Of(decimal value)
    {
        if (value is > -Limit and < Limit && value * Scale is var scaled && decimal.Truncate(scaled) == scaled)
        {
            return (long)scaled;
        }

        var text = value.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    public static decimal Read(object stored) =>
        stored is long scaled ? (decimal)scaled / Scale : decimal.Parse((string)stored, NumberStyles.Number, CultureInfo.InvariantCulture);
}
