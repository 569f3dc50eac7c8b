using System.Text;

namespace Qlower.Loaders.Secrets;

/// <summary>
/// One form of a key that is searched in texts: the key itself, ignoring the case of ASCII letters, or its base64. Immutable and thread-safe.
/// </summary>
internal sealed class KeyForm
{
    /// <summary>The characters that a last group of base64 can have, padding included.</summary>
    private const int LongestTail = 4;

    private readonly KeyCharacter[] _characters;
    private readonly bool _isPartOfBase64;

    private KeyForm(string text, bool isBase64, bool isPart)
    {
        _characters = [.. text.EnumerateRunes().Where(rune => rune.Value != '\\').Select(rune => new KeyCharacter(rune, isBase64))];
        _isPartOfBase64 = isPart;
    }

    /// <summary>Whether there is something to search for.</summary>
    public bool IsEmpty => _characters.Length == 0;

    /// <summary>The bytes that an occurrence can begin with.</summary>
    public IEnumerable<byte> FirstBytes => [(byte)'\\', (byte)'%', .. _characters[0].FirstBytes];

    /// <summary>The key as it is.</summary>
    public static KeyForm Plain(string key) => new(key, isBase64: false, isPart: false);

    /// <summary>
    /// The base64 of the key. Of a long key only the complete groups are compared and the last group is matched whatever it is, because text behind
    /// the key, such as a line break, changes it.
    /// </summary>
    public static KeyForm Base64(string key, bool isWhole)
    {
        var bytes = Encoding.UTF8.GetBytes(key);
        return isWhole
            ? new KeyForm(Convert.ToBase64String(bytes).TrimEnd('='), isBase64: true, isPart: true)
            : new KeyForm(Convert.ToBase64String(bytes, 0, bytes.Length / 3 * 3), isBase64: true, isPart: true);
    }

    /// <summary>Compares at one place.</summary>
    public KeyMatch Match(ReadOnlySpan<byte> text, int start)
    {
        var at = start;
        for (var i = 0; i < _characters.Length; i++)
        {
            var next = _characters[i].Match(text, at);
            if (next == KeyCharacter.Cut)
            {
                return new KeyMatch(start, text.Length, IsCut: true, i);
            }

            if (next < 0)
            {
                // Texts may have been shortened before they get here.
                return i >= KeyMask.ShortestPart && (text[at] == '"' || text[at..].StartsWith("…"u8)) ? new KeyMatch(start, at, IsCut: false, i) : KeyMatch.None;
            }

            at = next;
        }

        return _isPartOfBase64 ? MatchTail(text, start, at) : new KeyMatch(start, at, IsCut: false, _characters.Length);
    }

    private KeyMatch MatchTail(ReadOnlySpan<byte> text, int start, int at)
    {
        for (var i = 0; i < LongestTail && at < text.Length; i++)
        {
            var padding = at;
            foreach (var escape in (ReadOnlySpan<string>)["%3D", "%253D", "\\u003d"])
            {
                padding = text.Length - at >= escape.Length && Ascii.EqualsIgnoreCase(text.Slice(at, escape.Length), escape) ? at + escape.Length : padding;
            }

            if (padding == at && !(char.IsAsciiLetterOrDigit((char)text[at]) || text[at] is (byte)'+' or (byte)'/' or (byte)'-' or (byte)'_' or (byte)'='))
            {
                return new KeyMatch(start, at, IsCut: false, _characters.Length);
            }

            at = padding == at ? at + 1 : padding;
        }

        return new KeyMatch(start, at, IsCut: at == text.Length, _characters.Length);
    }
}
