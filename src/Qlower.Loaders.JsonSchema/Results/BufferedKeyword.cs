namespace Qlower.Loaders.JsonSchema;

/// <summary>A keyword that can be evaluated only once its whole value was read, so that the value is buffered. Immutable.</summary>
/// <param name="keyword">See <see cref="Keyword"/>.</param>
/// <param name="schemaLocation">See <see cref="SchemaLocation"/>.</param>
public sealed class BufferedKeyword(string keyword, string schemaLocation)
{
    /// <summary>The keyword, for example <c>uniqueItems</c>. Never null.</summary>
    public string Keyword { get; } = keyword;

    /// <summary>Its place in the schema, as in <see cref="SchemaFinding.SchemaLocation"/>. Never null.</summary>
    public string SchemaLocation { get; } = schemaLocation;

    /// <summary>Place and keyword on one line.</summary>
    public override string ToString() => $"{SchemaLocation}: {Keyword}";
}
