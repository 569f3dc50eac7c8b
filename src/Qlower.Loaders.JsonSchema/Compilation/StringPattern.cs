using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>A regular expression of ECMA-262 matched on UTF-8. Immutable and thread-safe.</summary>
internal sealed class StringPattern
{
    /// <summary>Only look-arounds and back references need the engine that can run away; an expression that does has not matched.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private readonly AsciiPattern? _ascii;
    private readonly Regex? _regex;

    private StringPattern(AsciiPattern? ascii, Regex? regex)
    {
        _ascii = ascii;
        _regex = regex;
    }

    /// <summary>Whether the fast path for plain ASCII classes serves this pattern.</summary>
    public bool IsAscii => _ascii is not null;

    /// <summary>Whether every text without control characters matches.</summary>
    public bool AcceptsAllPlainText { get; private init; }

    /// <exception cref="ArgumentException">The pattern is not understood.</exception>
    public static StringPattern Create(string pattern, bool allowFastPath = true)
    {
        var translated = EcmaPattern.Translate(pattern);
        const RegexOptions Options = RegexOptions.CultureInvariant;
        Regex regex;
        try
        {
            regex = new Regex(translated, Options | RegexOptions.NonBacktracking, Patience);
        }
        catch (NotSupportedException)
        {
            regex = new Regex(translated, Options, Patience);
        }

        var ascii = allowFastPath ? AsciiPattern.TryCreate(pattern) : null;
        return new StringPattern(ascii, ascii is null ? regex : null) { AcceptsAllPlainText = pattern == @"^[^\u0000]*$" };
    }

    public bool IsMatch(ReadOnlySpan<byte> value)
    {
        if (_ascii is not null)
        {
            return _ascii.IsMatch(value);
        }

        var pooled = value.Length > 512 ? ArrayPool<char>.Shared.Rent(value.Length) : null;
        var characters = pooled ?? stackalloc char[512];
        try
        {
            return _regex!.IsMatch(characters[..Encoding.UTF8.GetChars(value, characters)]);
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
}
