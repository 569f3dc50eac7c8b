using System.Buffers;
using PhoneNumbers;

namespace Qlower.Loaders.Transformation;

/// <summary>
/// Phone numbers in E.164 (ITU-T), read by libphonenumber in the country of an address. Its metadata is loaded with the first number, not
/// when the process starts. Thread-safe.
/// </summary>
internal static class TelephoneNumber
{
    /// <summary>The numbers of digits that a number with an access code and a trunk prefix can have; others need not be parsed.</summary>
    private const int FewestDigits = 4;

    private const int MostDigits = 20;

    private static readonly Lazy<PhoneNumberUtil> Plans = new(PhoneNumberUtil.GetInstance);

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>Normalises a number as people write it, where it is valid in one of the regions or begins with a country code.</summary>
    /// <param name="sent">The number; one with letters or an extension is not normalised, because a part of it would be lost.</param>
    /// <param name="regions">ISO 3166 alpha-2 codes, the first one in which the number is valid counts.</param>
    /// <param name="normalised">The number in E.164; empty where it is not valid.</param>
    /// <returns><see langword="false"/> when it is not a valid number.</returns>
    public static bool TryNormalise(string sent, ReadOnlySpan<string> regions, out string normalised)
    {
        normalised = "";
        if (sent.Length > 60 || sent.Any(char.IsLetter) || CountDigits(sent) is < FewestDigits or > MostDigits)
        {
            return false;
        }

        foreach (var region in regions)
        {
            if (TryParse(sent, region, out var number) && !number!.HasExtension && Plans.Value.IsValidNumber(number))
            {
                normalised = Plans.Value.Format(number, PhoneNumberFormat.E164);
                return true;
            }
        }

        return false;
    }

    private static bool TryParse(string sent, string region, out PhoneNumber? number)
    {
        try
        {
            number = Plans.Value.Parse(sent, region);
            return true;
        }
        catch (NumberParseException)
        {
            number = null;
            return false;
        }
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var next = text.IndexOfAny(Digits); next >= 0; next = text.IndexOfAny(Digits))
        {
            count++;
            text = text[(next + 1)..];
        }

        return count;
    }
}
