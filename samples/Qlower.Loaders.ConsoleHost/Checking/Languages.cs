namespace Qlower.Loaders.ConsoleHost.Checking;

/// <summary>The language of findings where no partner's setting says it.</summary>
internal static class Languages
{
    public const string French = "fr";
    public const string English = "en";

    public static ReportLanguage? Parse(string? language) => language switch
    {
        French => ReportLanguage.French,
        English => ReportLanguage.English,
        _ => null,
    };

    /// <summary>English where the locale asks for it; else French, which partners read.</summary>
    public static ReportLanguage OfEnvironment()
    {
        string[] names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        var locale = names.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return locale?.StartsWith(English, StringComparison.OrdinalIgnoreCase) == true ? ReportLanguage.English : ReportLanguage.French;
    }
}
