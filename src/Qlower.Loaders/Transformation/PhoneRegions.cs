namespace Qlower.Loaders.Transformation;

/// <summary>The numbering plans of an address: that of its overseas department or collectivity first, then that of its country.</summary>
internal static class PhoneRegions
{
    private const string France = "FR";

    /// <summary>Returns ISO 3166 alpha-2 codes, at least one.</summary>
    /// <param name="department">The department of the address; <see langword="null"/> when unknown.</param>
    /// <param name="country">The country of the address; France when it is <see langword="null"/>.</param>
    public static string[] Of(string? department, string? country) => OverseasOf(department) is { } region ? [region, country ?? France] : [country ?? France];

    private static string? OverseasOf(string? department) => department switch
    {
        "971" => "GP",
        "972" => "MQ",
        "973" => "GF",
        "974" => "RE",
        "975" => "PM",
        "976" => "YT",
        "977" => "BL",
        "978" => "MF",
        "986" => "WF",
        "987" => "PF",
        "988" => "NC",
        _ => null,
    };
}
