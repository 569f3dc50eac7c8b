using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>
/// A pattern for the regular expressions of .NET: those with look-around or back references, and those too large for an automaton.
/// Created on first use, since that takes tens of milliseconds.
/// </summary>
internal sealed class RegexPattern(PatternNode pattern, bool mayBacktrack) : StringPattern
{
    /// <summary>An expression that takes longer on a text counts as not matching.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private readonly Lazy<Regex> _regex = new(() => Build(pattern, mayBacktrack));
    private readonly Lazy<Regex> _backtracking = new(() => Build(pattern, mayBacktrack: true));

    public override bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        var pooled = utf8.Length > 512 ? ArrayPool<char>.Shared.Rent(utf8.Length) : null;
        var characters = pooled ?? stackalloc char[512];
        try
        {
            // .NET's engine without backtracking mistakes a line feed at the end for another character when it distinguishes more than 255.
            var regex = !mayBacktrack && utf8.EndsWith("\n"u8) ? _backtracking : _regex;
            return regex.Value.IsMatch(characters[..Encoding.UTF8.GetChars(utf8, characters)]);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
        finally
        {
            if (pooled is not null)
            {
                ArrayPool<char>.Shared.Return(pooled);
            }
        }
    }

    private static Regex Build(PatternNode pattern, bool mayBacktrack)
    {
        const RegexOptions Options = RegexOptions.CultureInvariant;
        var translated = RegexTranslation.Of(pattern);
        if (!mayBacktrack)
        {
            try
            {
                return new Regex(translated, Options | RegexOptions.NonBacktracking, Patience);
            }
            catch (NotSupportedException)
            {
                // Too large for it as well.
            }
        }

        return new Regex(translated, Options, Patience);
    }
}
