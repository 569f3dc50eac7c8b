using System.Collections.Frozen;

namespace Qlower.Loaders.Transformation;

/// <summary>The department or overseas collectivity of a French post code, where the code determines it.</summary>
/// <remarks>
/// <para>
/// A post code begins with the number of the department of the post office that delivers (La Poste, service national de l’adresse); codes of
/// departments and collectivities are those of INSEE (code officiel géographique). Some codes do not determine the department: those of communes
/// that are delivered from a neighbouring department (list: Wikipédia, « Liste des communes de France dont le code postal ne correspond pas
/// au département »); Corsican codes that only CEDEX addresses have; those of the armed forces (00); and Monaco (980), which is no department.
/// </para>
/// </remarks>
internal static class FrenchDepartment
{
    /// <summary>Codes that communes of two departments share.</summary>
    private static readonly FrozenSet<string> Shared = FrozenSet.Create(
        StringComparer.Ordinal,
        "01200", "01410", "01590", "05110", "05130", "05160", "05700", "06260", "13780", "18120", "21340", "33220", "36260", "37160", "39310",
        "42620", "43450", "48250", "52100", "73670", "94390");

    /// <summary>
    /// Returns the code: <c>06</c>, <c>2A</c>, <c>974</c>; <see langword="null"/> where the post code does not determine it, and for anything but
    /// five digits.
    /// </summary>
    public static string? Of(string postCode)
    {
        if (postCode.Length != 5 || !postCode.All(char.IsAsciiDigit) || Shared.Contains(postCode))
        {
            return null;
        }

        return postCode[..2] switch
        {
            "20" => Corsican(postCode),
            "97" or "98" => Overseas(postCode),
            "00" or "96" or "99" => null,
            // Orly's airport lies in two departments.
            "94" when postCode.StartsWith("9439", StringComparison.Ordinal) => null,
            var department => department,
        };
    }

    /// <summary>Towns and villages of Corse-du-Sud have 200 and 201, those of Haute-Corse 202 and 206; other codes are CEDEX only, of either.</summary>
    private static string? Corsican(string postCode) => postCode[..3] switch
    {
        "200" or "201" => "2A",
        "202" or "206" => "2B",
        _ => null,
    };

    /// <summary>Saint-Barthélemy and Saint-Martin have post codes of Guadeloupe.</summary>
    private static string? Overseas(string postCode) => postCode switch
    {
        "97133" => "977",
        "97150" => "978",
        _ => postCode[..3] is "971" or "972" or "973" or "974" or "975" or "976" or "977" or "978" or "986" or "987" or "988"
            ? postCode[..3]
            : null,
    };
}
