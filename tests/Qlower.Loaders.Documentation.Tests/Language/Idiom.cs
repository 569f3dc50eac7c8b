using System.Text.RegularExpressions;

namespace Qlower.Loaders.Documentation.Tests.Language;

/// <summary>An expression that the project does not use, and the words to use instead.</summary>
internal sealed class Idiom(string pattern, string use)
{
    public Regex Pattern { get; } = new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public string Use { get; } = use;
}
