namespace Qlower.Loaders;

/// <summary>A text in French and English. Neither is null; empty is allowed.</summary>
/// <param name="French">The French text.</param>
/// <param name="English">The English text.</param>
public sealed record LocalizedText(string French, string English)
{
    /// <summary>Returns the text in the given language.</summary>
    public string In(ReportLanguage language) => language == ReportLanguage.English ? English : French;
}
