using System.Buffers;
using System.Text;
using Qlower.Loaders.Format;

namespace Qlower.Loaders.Secrets;

/// <summary>
/// Hides the file's own key, once it is known, in what is written of the file: in plain, in base64, and in the escapes of JSON and URLs, also
/// mixed and nested. It exists in memory only. Immutable and thread-safe.
/// </summary>
internal sealed class KeyMask
{
    /// <summary>
    /// The length from which a key is hidden inside longer texts too. A shorter key is hidden where it is a whole value: as a part of words it
    /// would blank texts that have nothing to do with it.
    /// </summary>
    public const int ShortestPart = 8;

    /// <summary>Replaces the key in texts.</summary>
    public const string Hidden = "••••••••";

    private readonly KeyForm[] _forms;
    private readonly KeyForm[] _wholeForms;
    private readonly SearchValues<byte> _first;
    private readonly KeyHashes? _hashes;

    /// <summary>Creates a mask.</summary>
    /// <param name="keys">The keys in plain; empty ones are ignored.</param>
    /// <param name="hashes">Recognises further keys, of which only hashes are known, in texts; <see langword="null"/> for none.</param>
    public KeyMask(IEnumerable<string> keys, KeyHashes? hashes = null)
    {
        var distinct = keys.Where(key => key.Length > 0).Distinct().ToList();
        _forms = [.. distinct.Where(key => key.Length >= ShortestPart).SelectMany(key => Forms(key, isWhole: false))];
        _wholeForms = [.. distinct.Where(key => key.Length < ShortestPart).SelectMany(key => Forms(key, isWhole: true))];
        _first = SearchValues.Create([.. _forms.Concat(_wholeForms).SelectMany(form => form.FirstBytes).Distinct()]);
        _hashes = hashes;
        LongestForm = distinct.Count == 0 ? 0 : distinct.Max(key => key.Length) * 6;
    }

    /// <summary>Hides nothing.</summary>
    public static KeyMask None { get; } = new([]);

    /// <summary>The bytes that an occurrence takes at most, unless its escapes are nested.</summary>
    public int LongestForm { get; }

    private bool IsEmpty => _forms.Length + _wholeForms.Length == 0;

    /// <summary>Whether a piece of JSON in UTF-8 holds a key that is known in plain.</summary>
    public bool IsIn(ReadOnlySpan<byte> json) => Next(json, 0, isCutFound: true).IsFound;

    /// <summary>Whether a value in UTF-8 is or holds a key that is known in plain.</summary>
    public bool IsInValue(ReadOnlySpan<byte> value) => !IsEmpty && Next(_wholeForms.Length > 0 ? Quote(value) : value, 0, isCutFound: true).IsFound;

    /// <summary>Returns the text without the key.</summary>
    public string? Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return text;
        }

        var masked = IsEmpty ? text : MaskKnown(text);
        return _hashes is null ? masked : _hashes.Mask(masked);
    }

    /// <summary>Returns the JSON pointer without the key; the names in it are values.</summary>
    public string OfPointer(string pointer) =>
        (IsEmpty && _hashes is null) || pointer.Length == 0 ? pointer : Of(string.Join('/', pointer.Split('/').Select(Of)))!;

    /// <summary>Returns the finding without the key in any of its texts; the same finding where there is none.</summary>
    public Finding Of(Finding finding)
    {
        if (IsEmpty && _hashes is null)
        {
            return finding;
        }

        var masked = new Finding
        {
            Code = finding.Code,
            Severity = finding.Severity,
            Model = finding.Model,
            ExternalId = Of(finding.ExternalId),
            Pointer = OfPointer(finding.Pointer),
            Line = finding.Line,
            Column = finding.Column,
            Offset = finding.Offset,
            Expected = Of(finding.Expected),
            Actual = Of(finding.Actual),
            Field = Of(finding.Field),
            Message = Of(finding.Message),
            Form = finding.Form,
            Variant = finding.Variant,
            Suggestion = Of(finding.Suggestion),
            IsFault = finding.IsFault,
            CreatedAt = finding.CreatedAt,
        };
        return masked.ExternalId == finding.ExternalId && masked.Pointer == finding.Pointer && masked.Expected == finding.Expected
            && masked.Actual == finding.Actual && masked.Field == finding.Field && masked.Message == finding.Message
            && masked.Suggestion == finding.Suggestion
            ? finding
            : masked;
    }

    /// <summary>Returns the suggestion; null when it contains the key, since a masked value would be no correction.</summary>
    private FindingSuggestion? Of(FindingSuggestion? suggestion) =>
        suggestion is not null && Of(suggestion.Value) == suggestion.Value && Of(suggestion.GetText()) == suggestion.GetText() ? suggestion : null;

    /// <summary>Returns the header without the key.</summary>
    public LoadHeader? Of(LoadHeader? header) => header is null
        ? null
        : new LoadHeader { Partner = Of(header.Partner)!, CreatedAt = header.CreatedAt, Version = Of(header.Version)! };

    /// <summary>Returns the exception; where its text holds the key, one that has the text without the key.</summary>
    public Exception Of(Exception error)
    {
        if (IsEmpty && _hashes is null)
        {
            return error;
        }

        var text = error.ToString();
        var masked = Of(text)!;
        return masked == text ? error : new MaskedException(Of(error.Message)!, masked);
    }

    /// <summary>Blanks the key in a stretch of the file; see <see cref="SecretMask.Blank"/>.</summary>
    public void Blank(Span<byte> content)
    {
        for (var match = Next(content, 0, isCutFound: true); match.IsFound; match = Next(content, match.End, isCutFound: true))
        {
            content[match.Start..match.End].Fill(SecretMask.Blank);
        }
    }

    /// <summary>Returns the first occurrence from an offset on, complete or cut off by the end of the text.</summary>
    public KeyMatch Find(ReadOnlySpan<byte> text, int from) => Next(text, from, isCutFound: false);

    private static IEnumerable<KeyForm> Forms(string key, bool isWhole) =>
        new[] { KeyForm.Plain(key), KeyForm.Base64(key, isWhole) }.Where(form => !form.IsEmpty);

    private string MaskKnown(string text)
    {
        var bytes = Quote(Encoding.UTF8.GetBytes(text));
        var match = Next(bytes, 0, isCutFound: true);
        if (!match.IsFound)
        {
            return text;
        }

        var masked = new StringBuilder(text.Length);
        var from = 1;
        for (; match.IsFound; match = Next(bytes, from, isCutFound: true))
        {
            masked.Append(Encoding.UTF8.GetString(bytes, from, match.Start - from)).Append(Hidden);
            from = Math.Min(match.End, bytes.Length - 1);
        }

        return masked.Append(Encoding.UTF8.GetString(bytes, from, bytes.Length - 1 - from)).ToString();
    }

    private static byte[] Quote(ReadOnlySpan<byte> text) => [(byte)'"', .. text, (byte)'"'];

    /// <param name="text">UTF-8.</param>
    /// <param name="from">Where the search starts.</param>
    /// <param name="isCutFound">Whether a key that the end of the text cuts is returned where enough of it is there, and else skipped.</param>
    private KeyMatch Next(ReadOnlySpan<byte> text, int from, bool isCutFound)
    {
        while (!IsEmpty && from < text.Length)
        {
            var next = text[from..].IndexOfAny(_first);
            if (next < 0)
            {
                break;
            }

            from += next;
            var found = KeyMatch.None;
            foreach (var form in _forms)
            {
                var match = form.Match(text, from);
                match = isCutFound && match is { IsCut: true, Characters: < ShortestPart } ? KeyMatch.None : match;
                found = match.End > found.End ? match : found;
            }

            foreach (var form in _wholeForms)
            {
                var match = MatchWhole(form, text, from);
                match = isCutFound && match.IsCut ? KeyMatch.None : match;
                found = match.End > found.End ? match : found;
            }

            if (found.IsFound)
            {
                return found;
            }

            from++;
        }

        return KeyMatch.None;
    }

    /// <summary>Matches a value in quotation marks, which may be escaped.</summary>
    private static KeyMatch MatchWhole(KeyForm form, ReadOnlySpan<byte> text, int from)
    {
        if (from == 0 || text[from - 1] != '"')
        {
            return KeyMatch.None;
        }

        var match = form.Match(text, from);
        return !match.IsFound || match.End == text.Length ? match with { IsCut = match.IsFound }
            : text[match.End] is (byte)'"' or (byte)'\\' ? match
            : KeyMatch.None;
    }
}
