namespace Qlower.Loaders;

/// <summary>The language of texts for a partner.</summary>
public enum ReportLanguage
{
    /// <summary>French, the default.</summary>
    French = 0,

    /// <summary>English.</summary>
    English = 1,
}
