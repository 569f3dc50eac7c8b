using System.Globalization;

namespace Qlower.Shared;

/// <summary>Checks that an option is within its range.</summary>
internal static class OptionRange
{
    public static void Check<T>(string path, T value, T least, T most, List<string> errors)
        where T : IComparable<T>, IFormattable
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            errors.Add($"{path}: {Text(value)} is not between {Text(least)} and {Text(most)}.");
        }
    }

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
