using System.Text.RegularExpressions;

namespace Qlower.Loaders.Suggestions;

/// <summary>Reads email and web addresses with what people add to them or leave out.</summary>
internal static partial class AddressTexts
{
    /// <summary>The only address in the text; <see langword="null"/> when there are none or several.</summary>
    public static string? Email(string text)
    {
        text = Blanks.Trim(text);
        if (InBrackets().Match(text) is { Success: true } named)
        {
            text = named.Groups[1].Value;
        }

        text = text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? text["mailto:".Length..] : text;
        text = Blanks.Remove(Blanks.Trim(text)).TrimEnd('.', ';', ',');
        return text.Count(c => c == '@') == 1 && text.IndexOfAny([';', ',', '<', '>']) < 0 ? text : null;
    }

    /// <summary>The address with its scheme and without blanks; <see langword="null"/> when it cannot be known.</summary>
    public static string? Web(string text)
    {
        text = Blanks.Trim(text).Replace('\\', '/');
        if (Scheme().Match(text) is { Success: true } scheme)
        {
            text = $"{scheme.Groups[1].Value.ToLowerInvariant()}://{text[scheme.Length..]}";
        }
        else if (text.StartsWith("//", StringComparison.Ordinal))
        {
            text = "https:" + text;
        }
        else if (Host().IsMatch(text))
        {
            text = "https://" + text;
        }
        else
        {
            return null;
        }

        return text.Replace(" ", "%20", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\A[^<>@]*<\s*([^<>]+)\s*>\z", RegexOptions.CultureInvariant)]
    private static partial Regex InBrackets();

    /// <summary>A scheme, also one with a slash too few or too many.</summary>
    [GeneratedRegex(@"\A(https?)\s*:?\s*/+\s*(?=[^/])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    /// <summary>The name of a host that nothing else looks like: with www, or with a path behind it.</summary>
    [GeneratedRegex(@"\A(?:www\.[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?].*)?|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/.*)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Host();
}
