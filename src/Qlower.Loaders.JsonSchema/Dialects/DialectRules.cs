namespace Qlower.Loaders.JsonSchema.Dialects;

/// <summary>How the keywords of a schema resource are interpreted. Immutable.</summary>
internal sealed class DialectRules(SchemaDialect dialect, Vocabularies vocabularies = Vocabularies.Standard)
{
    private readonly Dictionary<string, Keyword> _keywords = KeywordTable.Of(dialect);

    /// <summary>The published dialect that this one equals or restricts.</summary>
    public SchemaDialect Dialect { get; } = dialect;

    /// <summary>Whether <c>format</c> is checked even if the options do not assert formats.</summary>
    public bool AssertsFormats { get; } = (vocabularies & Vocabularies.FormatAssertion) != 0;

    /// <summary>In draft 7, keywords beside a <c>$ref</c> are ignored.</summary>
    public bool IgnoresSiblingsOfRef => Dialect == SchemaDialect.Draft7;

    /// <summary>In draft 7 an <c>$id</c> that is a fragment names the schema object, as <c>$anchor</c> does later.</summary>
    public bool HasAnchorsInId => Dialect == SchemaDialect.Draft7;

    public bool Knows(string keyword) => _keywords.TryGetValue(keyword, out var known) && (known.Vocabularies & vocabularies) != 0;

    /// <summary>The names of every keyword that counts.</summary>
    public IEnumerable<string> Names => _keywords.Where(keyword => (keyword.Value.Vocabularies & vocabularies) != 0).Select(keyword => keyword.Key);

    /// <summary>The location of the schemas in the value of a keyword; none for an unknown keyword.</summary>
    public SubschemaShape ShapeOf(string keyword) =>
        _keywords.TryGetValue(keyword, out var known) && (known.Vocabularies & vocabularies) != 0 ? known.Shape : SubschemaShape.None;
}
