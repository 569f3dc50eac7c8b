using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Qlower.Loaders.Rules;

/// <summary>Writes a rule catalogue for people (Markdown) and for programs (JSON). Thread-safe.</summary>
internal static class RuleDocs
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The whole catalogue as one document.</summary>
    public static string Markdown(RuleCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var text = new StringBuilder("# Catalogue des règles · Rule catalogue\n");
        foreach (var rule in catalogue.All)
        {
            text.Append("\n## ").Append(rule.Code).Append(" · ").Append(Escape(rule.Title.French)).Append(" · ")
                .Append(Escape(rule.Title.English)).Append("\n\n");
            AppendFacts(text, rule);
            AppendTexts(text, rule, "###");
        }

        return text.ToString();
    }

    /// <summary>The whole catalogue as a JSON object with one member, <c>rules</c>.</summary>
    public static string Json(RuleCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("rules");
            foreach (var rule in catalogue.All)
            {
                writer.WriteStartObject();
                writer.WriteString("code", rule.Code);
                writer.WriteString("severity", Name(rule.Severity));
                writer.WriteString("stage", Name(rule.Stage));
                WriteText(writer, "title", rule.Title);
                WriteText(writer, "message", rule.Message);
                WriteText(writer, "remedy", rule.Remedy);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The page of one rule.</summary>
    public static string Page(Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var text = new StringBuilder("# ").Append(rule.Code).Append("\n\n");
        AppendFacts(text, rule);
        AppendTexts(text, rule, "##");
        return text.Append("\n[Toutes les règles · All rules](README.md)\n").ToString();
    }

    /// <summary>The index of the pages, for a folder that holds one page a rule.</summary>
    public static string Index(RuleCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var text = new StringBuilder("# Catalogue des règles · Rule catalogue\n\n")
            .Append("Chaque anomalie d’un rapport porte un code. Le code ne change jamais de sens et n’est jamais réutilisé.\n\n")
            .Append("Every finding of a report carries a code. A code never changes its meaning and is never used again.\n");
        foreach (var stage in catalogue.All.GroupBy(rule => rule.Stage).OrderBy(group => group.Key))
        {
            text.Append("\n## ").Append(StageTitle(stage.Key)).Append("\n\n| code | | français | English |\n| --- | --- | --- | --- |\n");
            foreach (var rule in stage)
            {
                text.Append("| [").Append(rule.Code).Append("](").Append(rule.Code).Append(".md) | ").Append(Name(rule.Severity)).Append(" | ")
                    .Append(Escape(rule.Title.French)).Append(" | ").Append(Escape(rule.Title.English)).Append(" |\n");
            }
        }

        return text.ToString();
    }

    private static void AppendFacts(StringBuilder text, Rule rule) =>
        text.Append('`').Append(Name(rule.Severity)).Append("` · `").Append(Name(rule.Stage)).Append("`\n");

    private static void AppendTexts(StringBuilder text, Rule rule, string heading)
    {
        AppendText(text, rule, heading, "Que faire", ReportLanguage.French);
        AppendText(text, rule, heading, "What to do", ReportLanguage.English);
    }

    private static void AppendText(StringBuilder text, Rule rule, string heading, string whatToDo, ReportLanguage language) =>
        text.Append('\n').Append(heading).Append(' ').Append(Escape(rule.Title.In(language)))
            .Append("\n\n> ").AppendJoin("\n>\n> ", rule.Variants.Select(variant => variant.Message).Prepend(rule.Message).Select(message => Escape(message.In(language))))
            .Append("\n\n**").Append(whatToDo).Append(".** ").Append(Escape(rule.Remedy.In(language))).Append('\n');

    private static void WriteText(Utf8JsonWriter writer, string name, LocalizedText text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("fr", text.French);
        writer.WriteString("en", text.English);
        writer.WriteEndObject();
    }

    private static string Name(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "information",
    };

    private static string Name(RuleStage stage) => stage switch
    {
        RuleStage.File => "file",
        RuleStage.Header => "header",
        RuleStage.Inspection => "inspection",
        RuleStage.Validation => "validation",
        RuleStage.Transformation => "transformation",
        RuleStage.Integration => "integration",
        _ => "fault",
    };

    private static string StageTitle(RuleStage stage) => stage switch
    {
        RuleStage.File => "Fichier · File",
        RuleStage.Header => "En-tête · Header",
        RuleStage.Inspection => "Contrôle du format · Static validation",
        RuleStage.Validation => "Contrôle approfondi · Deep validation",
        RuleStage.Transformation => "Transformation · Transformation",
        RuleStage.Integration => "Intégration · Integration",
        _ => "Défaut côté Qlower · Fault on Qlower’s side",
    };

    /// <summary>A rule pack's texts may hold what Markdown or HTML would read as markup.</summary>
    private static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            _ = c switch
            {
                '<' => result.Append("&lt;"),
                '&' => result.Append("&amp;"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' => result.Append('\\').Append(c),
                '\r' or '\n' => result.Append(' '),
                _ => result.Append(c),
            };
        }

        return result.ToString();
    }
}
