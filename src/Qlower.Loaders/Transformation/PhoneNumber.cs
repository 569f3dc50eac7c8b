namespace Qlower.Loaders.Transformation;

/// <summary>Phone numbers in E.164 (ITU-T): <c>+</c>, country code, at most 15 digits. A national number is taken as French.</summary>
internal static class PhoneNumber
{
    private const string FrenchPrefix = "+33";

    /// <summary>Normalises a number as people write it.</summary>
    /// <returns><see langword="false"/> when it is no phone number.</returns>
    public static bool TryNormalise(string sent, out string normalised)
    {
        // "+33 (0)6 …": the bracketed zero is not dialled from abroad.
        var compact = sent.StartsWith('+') || sent.StartsWith("00", StringComparison.Ordinal) ? sent.Replace("(0)", "", StringComparison.Ordinal) : sent;
        var digits = string.Concat(compact.Where(char.IsAsciiDigit));
        normalised = compact.TrimStart().StartsWith('+') ? "+" + digits
            : digits.StartsWith("00", StringComparison.Ordinal) ? "+" + digits[2..]
            : digits.Length == 10 && digits[0] == '0' ? FrenchPrefix + digits[1..]
            : "";
        return normalised.Length is >= 8 and <= 16 && normalised[1] != '0';
    }
}
