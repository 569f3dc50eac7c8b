namespace Qlower.Loaders.JsonSchema.Dialects;

/// <summary>How the keywords of a schema resource are understood. Immutable.</summary>
internal sealed class DialectRules(SchemaDialect dialect, Vocabularies vocabularies = Vocabularies.Standard)
{
    private readonly Dictionary<string, Keyword> _keywords = KeywordTable.Of(dialect);

    /// <summary>The published dialect this one is, or is cut from.</summary>
    public SchemaDialect Dialect { get; } = dialect;

    /// <summary>Whether <c>format</c> is checked even if the host does not ask for it.</summary>
    public bool AssertsFormats { get; } = (vocabularies & Vocabularies.FormatAssertion) != 0;

    /// <summary>In draft 7 a <c>$ref</c> stands alone: whatever is beside it does not count.</summary>
    public bool IgnoresSiblingsOfRef => Dialect == SchemaDialect.Draft7;

    /// <summary>In draft 7 an <c>$id</c> that is a fragment names the schema object, as <c>$anchor</c> does later.</summary>
    public bool HasAnchorsInId => Dialect == SchemaDialect.Draft7;

    public bool Knows(string keyword) => _keywords.TryGetValue(keyword, out var known) && (known.Vocabularies & vocabularies) != 0;

    /// <summary>Where the schemas are in a keyword; nowhere when the keyword is not known.</summary>
    public SubschemaShape ShapeOf(string keyword) =>
        _keywords.TryGetValue(keyword, out var known) && (known.Vocabularies & vocabularies) != 0 ? known.Shape : SubschemaShape.None;
}
