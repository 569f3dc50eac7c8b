using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Dialects;

/// <summary>Finds the dialect that a <c>$schema</c> names: a published one, or one that a registered meta-schema describes.</summary>
internal sealed class DialectFinder(Func<string, JsonElement?> documents)
{
    private static readonly DialectRules Draft202012 = new(SchemaDialect.Draft202012);
    private static readonly DialectRules Draft201909 = new(SchemaDialect.Draft201909);
    private static readonly DialectRules Draft7 = new(SchemaDialect.Draft7);

    private readonly Dictionary<string, (DialectRules? Rules, string? Problem)> _known = new(StringComparer.Ordinal);

    public static DialectRules Of(SchemaDialect dialect) => dialect switch
    {
        SchemaDialect.Draft7 => Draft7,
        SchemaDialect.Draft201909 => Draft201909,
        _ => Draft202012,
    };

    /// <returns>The rules, or the reason why there are none.</returns>
    public (DialectRules? Rules, string? Problem) Find(string schemaUri)
    {
        var uri = schemaUri.TrimEnd('#');
        if (PublishedAs(uri) is { } published)
        {
            return (published, null);
        }

        if (!_known.TryGetValue(uri, out var found))
        {
            // A meta-schema in its own dialect does not define that dialect; this entry ends the recursion.
            _known[uri] = (null, $"The dialect '{schemaUri}' is described only in its own dialect.");
            found = documents(uri) is { ValueKind: JsonValueKind.Object } metaSchema
                ? Read(metaSchema)
                : (null, $"The dialect '{schemaUri}' is not supported, and no document of that URI is registered.");
            _known[uri] = found;
        }

        return found;
    }

    private static DialectRules? PublishedAs(string uri) => uri switch
    {
        "https://json-schema.org/draft/2020-12/schema" => Draft202012,
        "https://json-schema.org/draft/2019-09/schema" => Draft201909,
        "http://json-schema.org/draft-07/schema" => Draft7,
        _ => null,
    };

    private (DialectRules? Rules, string? Problem) Read(JsonElement metaSchema)
    {
        // Without $vocabulary the meta-schema describes its own dialect.
        var above = metaSchema.TryGetProperty("$schema", out var name) && name.ValueKind == JsonValueKind.String
            ? Find(name.GetString()!)
            : (Draft202012, null);
        if (!metaSchema.TryGetProperty("$vocabulary", out var vocabulary) || vocabulary.ValueKind != JsonValueKind.Object
            || above.Rules?.Dialect == SchemaDialect.Draft7)
        {
            return above;
        }

        var dialect = above.Rules?.Dialect;
        var vocabularies = Vocabularies.Core;
        foreach (var item in vocabulary.EnumerateObject())
        {
            if (VocabularyOf(item.Name) is var (of, known))
            {
                // In 2019-09 one vocabulary is both: if required, it asserts.
                var demands = of == SchemaDialect.Draft201909 && known == Vocabularies.FormatAnnotation
                    && item.Value.ValueKind == JsonValueKind.True;
                vocabularies |= demands ? Vocabularies.FormatAssertion : known;
                dialect = known == Vocabularies.Core ? of : dialect ?? of;
            }
            else if (item.Value.ValueKind == JsonValueKind.True)
            {
                return (null, $"The dialect requires the vocabulary '{item.Name}', which is not supported.");
            }
        }

        return (new DialectRules(dialect ?? SchemaDialect.Draft202012, vocabularies), null);
    }

    private static (SchemaDialect Dialect, Vocabularies Vocabulary)? VocabularyOf(string uri)
    {
        const string Prefix = "https://json-schema.org/draft/";
        return uri.StartsWith(Prefix, StringComparison.Ordinal)
            ? uri[Prefix.Length..] switch
            {
                "2020-12/vocab/core" => (SchemaDialect.Draft202012, Vocabularies.Core),
                "2020-12/vocab/applicator" => (SchemaDialect.Draft202012, Vocabularies.Applicator),
                "2020-12/vocab/unevaluated" => (SchemaDialect.Draft202012, Vocabularies.Unevaluated),
                "2020-12/vocab/validation" => (SchemaDialect.Draft202012, Vocabularies.Validation),
                "2020-12/vocab/meta-data" => (SchemaDialect.Draft202012, Vocabularies.MetaData),
                "2020-12/vocab/content" => (SchemaDialect.Draft202012, Vocabularies.Content),
                "2020-12/vocab/format-annotation" => (SchemaDialect.Draft202012, Vocabularies.FormatAnnotation),
                "2020-12/vocab/format-assertion" => (SchemaDialect.Draft202012, Vocabularies.FormatAssertion),
                "2019-09/vocab/core" => (SchemaDialect.Draft201909, Vocabularies.Core),
                "2019-09/vocab/applicator" => (SchemaDialect.Draft201909, Vocabularies.Applicator),
                "2019-09/vocab/validation" => (SchemaDialect.Draft201909, Vocabularies.Validation),
                "2019-09/vocab/meta-data" => (SchemaDialect.Draft201909, Vocabularies.MetaData),
                "2019-09/vocab/content" => (SchemaDialect.Draft201909, Vocabularies.Content),
                "2019-09/vocab/format" => (SchemaDialect.Draft201909, Vocabularies.FormatAnnotation),
                _ => null,
            }
            : null;
    }
}
