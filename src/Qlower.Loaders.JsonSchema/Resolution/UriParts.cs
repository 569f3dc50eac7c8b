namespace Qlower.Loaders.JsonSchema.Resolution;

/// <summary>
/// The parts of a URI reference (appendix B of RFC 3986, except that the part before the colon must have the form of a scheme), each with the
/// characters that delimit it; empty when it is missing. Parsed by hand, as a regular expression takes longer to start than to run.
/// </summary>
internal sealed record UriParts(string Scheme, string Authority, string Path, string Query, string Fragment)
{
    public static UriParts Of(string uri)
    {
        var fragment = Find(uri, '#', 0, uri.Length);
        var query = Find(uri, '?', 0, fragment);
        var authority = SchemeLength(uri);
        var path = string.CompareOrdinal(uri, authority, "//", 0, 2) == 0 ? Find(uri, '/', authority + 2, query) : authority;
        return new UriParts(uri[..authority], uri[authority..path], uri[path..query], uri[query..fragment], uri[fragment..]);
    }

    private static int Find(string uri, char mark, int from, int end)
    {
        var at = uri.IndexOf(mark, from, end - from);
        return at < 0 ? end : at;
    }

    private static int SchemeLength(string uri)
    {
        var i = 0;
        while (i < uri.Length && (char.IsAsciiLetter(uri[i]) || (i > 0 && (char.IsAsciiDigit(uri[i]) || uri[i] is '+' or '-' or '.'))))
        {
            i++;
        }

        return i > 0 && i < uri.Length && uri[i] == ':' ? i + 1 : 0;
    }
}
