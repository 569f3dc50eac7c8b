using System.Text.RegularExpressions;

namespace Qlower.Loaders.JsonSchema.Resolution;

/// <summary>URI references of RFC 3986. <see cref="Uri"/> is not used: it rewrites what it reads, and knows only some schemes well.</summary>
internal static partial class UriReference
{
    /// <summary>The base of a schema that has none. It means nothing, and is not told to anybody.</summary>
    public const string Nowhere = "schema:///";

    /// <summary>The URI as it is told: relative when nobody said to what.</summary>
    public static string Tell(string uri) => uri.StartsWith(Nowhere, StringComparison.Ordinal) ? uri[Nowhere.Length..] : uri;

    /// <summary>Whether it begins with a scheme.</summary>
    public static bool IsAbsolute(string uri) => Parts().Match(uri).Groups["scheme"].Success;

    /// <summary>The URI without fragment, and the fragment; empty when there is none.</summary>
    public static (string Uri, string Fragment) Split(string uri)
    {
        var hash = uri.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? (uri, "") : (uri[..hash], uri[(hash + 1)..]);
    }

    /// <summary>Scheme and host in lower case, no dots to go up or stay.</summary>
    public static string Normalize(string uri) => Resolve("", uri);

    /// <summary>What the reference means at this base (section 5.2), with its fragment.</summary>
    public static string Resolve(string baseUri, string reference)
    {
        var r = Parts().Match(reference);
        var b = Parts().Match(baseUri);
        var scheme = r.Groups["scheme"].Success ? r : b;
        Match authority, query;
        string path;
        if (r.Groups["scheme"].Success || r.Groups["authority"].Success)
        {
            (authority, query, path) = (r, r, RemoveDots(r.Groups["path"].Value));
        }
        else if (r.Groups["path"].Length > 0)
        {
            (authority, query) = (b, r);
            path = RemoveDots(Merge(b, r.Groups["path"].Value));
        }
        else
        {
            (authority, query) = (b, r.Groups["query"].Success ? r : b);
            path = b.Groups["path"].Value;
        }

        return scheme.Groups["scheme"].Value.ToLowerInvariant() + authority.Groups["authority"].Value.ToLowerInvariant()
            + path + query.Groups["query"].Value + r.Groups["fragment"].Value;
    }

    private static string Merge(Match baseUri, string path)
    {
        if (path[0] == '/')
        {
            return path;
        }

        var folder = baseUri.Groups["path"].Value;
        return folder.Length == 0 && baseUri.Groups["authority"].Success
            ? "/" + path
            : folder[..(folder.LastIndexOf('/') + 1)] + path;
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

    /// <summary>Appendix B, except that what is before the colon must look like a scheme.</summary>
    [GeneratedRegex(@"^(?<scheme>[A-Za-z][A-Za-z0-9+.\-]*:)?(?<authority>//[^/?#]*)?(?<path>[^?#]*)(?<query>\?[^#]*)?(?<fragment>#.*)?$",
        RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
