using System.Text.Json;
using Qlower.Loaders.JsonSchema.Dialects;

namespace Qlower.Loaders.JsonSchema.Resolution;

/// <summary>The documents that can be reached: those of the options, and the meta-schemas. Parsed on first use.</summary>
internal sealed class DocumentStore : IDisposable
{
    private const int MaxDepth = 512;

    private readonly Dictionary<string, ReadOnlyMemory<byte>> _registered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaDocument?> _opened = new(StringComparer.Ordinal);
    private readonly List<JsonDocument> _parsed = [];

    public DocumentStore(SchemaCompileOptions options)
    {
        foreach (var (key, content) in options.Documents)
        {
            _registered[Absolute(key, nameof(SchemaCompileOptions.Documents))] = content;
        }
    }

    public List<SchemaError> Errors { get; } = [];

    public IEnumerable<string> Uris => _registered.Keys;

    /// <exception cref="ArgumentException">Not an absolute URI without fragment.</exception>
    public static string Absolute(string uri, string option)
    {
        var (absolute, fragment) = UriReference.Split(UriReference.Normalise(uri));
        return UriReference.IsAbsolute(absolute) && fragment.Length == 0
            ? absolute
            : throw new ArgumentException($"'{uri}' in {nameof(SchemaCompileOptions)}.{option} is not an absolute URI without fragment.");
    }

    /// <summary>The document that is compiled.</summary>
    public SchemaDocument? Add(ReadOnlySpan<byte> content, string uri) => Parse(content.ToArray(), uri, "");

    /// <returns>The document of this URI; null when there is none, or it is not JSON, which is then among the errors.</returns>
    public SchemaDocument? Open(string uri)
    {
        if (!_opened.TryGetValue(uri, out var document))
        {
            if (_registered.TryGetValue(uri, out var content))
            {
                document = Parse(content, uri, uri);
            }
            else if (MetaSchemas.Find(uri) is { } metaSchema)
            {
                document = Parse(metaSchema, uri, uri);
            }

            _opened.Add(uri, document);
        }

        return document;
    }

    public void Dispose()
    {
        foreach (var document in _parsed)
        {
            document.Dispose();
        }
    }

    private SchemaDocument? Parse(ReadOnlyMemory<byte> content, string uri, string prefix)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var text = content.Span.StartsWith(mark) ? content[3..] : content;
        try
        {
            var parsed = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            _parsed.Add(parsed);
            if (DuplicateNames.Find(parsed.RootElement) is not { } name)
            {
                return new SchemaDocument(uri, prefix, parsed.RootElement);
            }

            Errors.Add(new SchemaError(prefix + "#", $"The schema is not JSON: the name '{name}' occurs twice in one object."));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The search for duplicate names throws the latter for half a surrogate pair in a name.
            Errors.Add(new SchemaError(prefix + "#", "The schema is not JSON: " + e.Message));
        }

        return null;
    }
}
