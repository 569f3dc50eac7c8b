namespace Qlower.Loaders.JsonSchema.Resolution;

/// <summary>URI references of RFC 3986. <see cref="Uri"/> is not used: it rewrites its input, and supports only some schemes well.</summary>
internal static class UriReference
{
    /// <summary>The base of a schema that has none. It has no meaning and is never shown.</summary>
    public const string Nowhere = "schema:///";

    /// <summary>The URI as it is shown: relative when there is no base.</summary>
    public static string Display(string uri) => uri.StartsWith(Nowhere, StringComparison.Ordinal) ? uri[Nowhere.Length..] : uri;

    /// <summary>Whether it starts with a scheme.</summary>
    public static bool IsAbsolute(string uri) => UriParts.Of(uri).Scheme.Length > 0;

    /// <summary>The URI without fragment, and the fragment; empty when there is none.</summary>
    public static (string Uri, string Fragment) Split(string uri)
    {
        var hash = uri.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? (uri, "") : (uri[..hash], uri[(hash + 1)..]);
    }

    /// <summary>Scheme and host in lower case, no dot segments.</summary>
    public static string Normalise(string uri) => Resolve("", uri);

    /// <summary>Resolves the reference against this base (section 5.2), with its fragment.</summary>
    public static string Resolve(string baseUri, string reference)
    {
        var r = UriParts.Of(reference);
        var b = UriParts.Of(baseUri);
        var scheme = r.Scheme.Length > 0 ? r.Scheme : b.Scheme;
        string authority, query, path;
        if (r.Scheme.Length > 0 || r.Authority.Length > 0)
        {
            (authority, query, path) = (r.Authority, r.Query, RemoveDots(r.Path));
        }
        else if (r.Path.Length > 0)
        {
            (authority, query, path) = (b.Authority, r.Query, RemoveDots(Merge(b, r.Path)));
        }
        else
        {
            (authority, query, path) = (b.Authority, r.Query.Length > 0 ? r.Query : b.Query, b.Path);
        }

        return Lower(scheme) + Lower(authority) + path + query + r.Fragment;
    }

    private static string Lower(string text)
    {
        foreach (var c in text)
        {
            if (c is >= 'A' and <= 'Z' or > '\x7F')
            {
                return text.ToLowerInvariant();
            }
        }

        return text;
    }

    private static string Merge(UriParts baseUri, string path)
    {
        if (path[0] == '/')
        {
            return path;
        }

        return baseUri.Path.Length == 0 && baseUri.Authority.Length > 0
            ? "/" + path
            : baseUri.Path[..(baseUri.Path.LastIndexOf('/') + 1)] + path;
    }

    private static string RemoveDots(string path)
    {
        if (!path.Contains('.', StringComparison.Ordinal))
        {
            return path;
        }

        var segments = path.Split('/');
        var kept = new List<string>();
        for (var i = 0; i < segments.Length; i++)
        {
            var isLast = i == segments.Length - 1;
            switch (segments[i])
            {
                case ".." or ".":
                    // The first segment of an absolute path is the empty one before its slash.
                    if (segments[i] == ".." && kept.Count > (path[0] == '/' ? 1 : 0))
                    {
                        kept.RemoveAt(kept.Count - 1);
                    }

                    if (isLast)
                    {
                        kept.Add("");
                    }

                    break;
                default:
                    kept.Add(segments[i]);
                    break;
            }
        }

        return string.Join('/', kept);
    }
}
