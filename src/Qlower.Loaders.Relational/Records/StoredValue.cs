using System.Globalization;

namespace Qlower.Loaders.Relational.Records;

/// <summary>Values as they are stored: decimals as the shortest plain text, dates in ISO 8601, booleans as 0 and 1.</summary>
internal static class StoredValue
{
    public static string Of(decimal value)
    {
        if (value == 0)
        {
            return "0";
        }

        var text = value.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    public static string? Of(decimal? value) => value is { } number ? Of(number) : null;

    public static string Of(DateOnly value) => value.ToString("O", CultureInfo.InvariantCulture);

    public static string? Of(DateOnly? value) => value is { } date ? Of(date) : null;

    public static int Of(bool value) => value ? 1 : 0;
}
