using System.Text;

namespace Qlower.Loaders.FormatGuide;

/// <summary>Writes the reference page of the format as Markdown.</summary>
internal static class GuidePage
{
    public static string Write(ReportLanguage language)
    {
        var words = new GuideLanguage(language);
        var sections = FormatSections.Read(new SchemaReading());
        var page = new StringBuilder($"# {words.Title}\n\n{words.Generated}\n\n## {words.ShapeTitle}\n\n");
        foreach (var line in words.Shape)
        {
            page.Append("- ").Append(line).Append('\n');
        }

        foreach (var section in sections)
        {
            page.Append("\n## ").Append(words.SectionTitle(section.Name)).Append("\n\n").Append(words.FieldsHeading).Append("\n| --- | --- | --- | --- | --- | --- |\n");
            foreach (var field in section.Fields)
            {
                Append(page, field, words, language);
            }

            foreach (var field in section.Fields.Where(field => field.Codes.Count > 0))
            {
                page.Append('\n').Append(words.CodesOf(field.Name)).Append("\n\n").Append(words.CodesHeading).Append("\n| --- | --- |\n");
                foreach (var (code, label) in field.Codes)
                {
                    page.Append("| `").Append(code).Append("` | ").Append(label.In(language)).Append(" |\n");
                }
            }
        }

        page.Append("\n## ").Append(words.FilesTitle).Append("\n\n").Append(words.FilesText).Append('\n');
        foreach (var file in new MinimalFiles(sections).All())
        {
            page.Append("\n### `").Append(file.Model).Append("`, ").Append(words.ShapeOf(file.IsByClient)).Append("\n\n```json\n").Append(file.Json).Append("\n```\n");
        }

        return page.ToString();
    }

    private static void Append(StringBuilder page, FormatField field, GuideLanguage words, ReportLanguage language) =>
        page.Append("| `").Append(field.Name).Append("` | ").Append(field.Meaning.In(language)).Append(" | ").Append(field.Type.In(language)).Append(" | ")
            .Append(field.IsRequired ? words.Yes : "").Append(" | ").Append(field.Default is { } value ? $"`{value}`" : "").Append(" | ")
            .AppendJoin(", ", field.Rules.Select(rule => $"[{rule}](rules/{rule}.md)")).Append(" |\n");
}
