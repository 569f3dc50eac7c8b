namespace Qlower.Loaders;

/// <summary>A text in both languages. Neither is null; an empty one is allowed.</summary>
/// <param name="French">The French text.</param>
/// <param name="English">The English text.</param>
public sealed record LocalizedText(string French, string English)
{
    /// <summary>The text in the language asked for.</summary>
    public string In(ReportLanguage language) => language == ReportLanguage.English ? English : French;
}
