using Qlower.Loaders.FormatGuide;

namespace Qlower.Loaders;

/// <summary>The Loader 2.0 format as documents for partners. Thread-safe.</summary>
public static class LoaderFormat
{
    /// <summary>
    /// Returns the format as a JSON Schema, draft 2020-12, that any validator can use: the schema by which files are validated, without the
    /// annotations of this library. Rules that a schema cannot express, such as references between records, are not part of it.
    /// </summary>
    /// <returns>Indented JSON that ends with a line feed.</returns>
    public static string GetSchema() => PublishedSchema.Write();

    /// <summary>Returns the reference page of the format: sections, fields, codes, rules and minimal valid files.</summary>
    /// <param name="language">The language of the page; labels of reference codes are French in both.</param>
    /// <returns>Markdown that ends with a line feed. Links to rules lead to the folder <c>rules</c> beside the page.</returns>
    public static string GetGuide(ReportLanguage language) => GuidePage.Write(language);
}
