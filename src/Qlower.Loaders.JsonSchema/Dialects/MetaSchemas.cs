namespace Qlower.Loaders.JsonSchema.Dialects;

/// <summary>The published meta-schemas, to which every schema may refer.</summary>
internal static class MetaSchemas
{
    private static readonly string[] Roots = ["https://json-schema.org/", "http://json-schema.org/"];

    /// <returns>The document of this URI (without fragment), or null.</returns>
    public static byte[]? Find(string uri)
    {
        // Draft 7 is published under http, the later ones under https.
        var root = Array.Find(Roots, candidate => uri.StartsWith(candidate, StringComparison.Ordinal));
        if (root is null || uri.Length == root.Length || uri.Contains("/draft-07/", StringComparison.Ordinal) != (root == Roots[1]))
        {
            return null;
        }

        using var stream = typeof(MetaSchemas).Assembly.GetManifestResourceStream(uri[root.Length..]);
        if (stream is null)
        {
            return null;
        }

        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
