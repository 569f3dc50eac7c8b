using System.Globalization;

namespace Qlower.Loaders.RulePacks.Validators;

/// <summary>Writes a value that a rule checked, as the format would.</summary>
internal static class FluentValidationValues
{
    private const int MaxLength = 100;

    /// <summary>The value, at most 100 characters; <see langword="null"/> for null and for what is no single value.</summary>
    public static string? ToText(object? value)
    {
        var text = value switch
        {
            string own => own,
            bool own => own ? "true" : "false",
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable own => own.ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };
        if (text is null || text.Length <= MaxLength)
        {
            return text;
        }

        // Not in the middle of a character outside the basic plane.
        return text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
    }
}
