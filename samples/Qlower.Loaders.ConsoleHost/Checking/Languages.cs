namespace Qlower.Loaders.ConsoleHost.Checking;

/// <summary>The language of findings when no partner's option defines it.</summary>
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

    /// <summary>Returns English for an English locale; otherwise French, the language of most partners.</summary>
    public static ReportLanguage OfEnvironment()
    {
        string[] names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        var locale = names.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return locale?.StartsWith(English, StringComparison.OrdinalIgnoreCase) == true ? ReportLanguage.English : ReportLanguage.French;
    }
}
