using System.Security.Cryptography;
using System.Text;
using Qlower.Loaders.Findings;
using Qlower.Loaders.Format;
using Qlower.Loaders.Formats;
using Qlower.Loaders.JsonSchema;
using Qlower.Loaders.Schemas;
using Qlower.Loaders.Secrets;

namespace Qlower.Loaders.Inspection;

/// <summary>
/// Collects the values of the header while the file is read. The key is in memory only, to hide it wherever else it is in the file. Not
/// thread-safe.
/// </summary>
/// <param name="isKey">Whether a SHA-256 is that of a key of the partner.</param>
/// <param name="hasSeveralKeys">Whether the partner has further keys besides the one that a file is sent with.</param>
internal sealed class HeaderReader(Func<byte[], bool> isKey, bool hasSeveralKeys)
{
    private readonly SecretRanges _secrets = new();
    private readonly List<string> _keys = [];
    private readonly KeyHashes _hashes = new(isKey);
    private DateTimeOffset? _created;
    private string? _version;
    private long _openKey = -1;
    private long _openSecret = -1;

    public string? Partner { get; private set; }

    /// <summary>Whether the key is in the place of the partner's id; it is not stored then.</summary>
    public bool IsPartnerAKey { get; private set; }

    public FilePosition PartnerAt { get; private set; }

    public byte[]? KeyHash { get; private set; }

    public FilePosition KeyAt { get; private set; }

    public FilePosition CreatedAt { get; private set; }

    /// <summary>Hides the keys that are known so far: those that the header sent, in whatever form, and the partner's own by their hashes.</summary>
    public KeyMask Mask { get; private set; } = new([], new KeyHashes(isKey));

    /// <summary>Whether the header's key was read.</summary>
    public bool HasKey => _keys.Count > 0;

    /// <summary>
    /// Byte ranges that must never be shown, the key of the header first; everything, where the key was not found at its place.
    /// </summary>
    public IReadOnlyList<ByteRange> Secrets(long? faultOffset)
    {
        if (_openKey >= 0 || KeyAt.Line == 0)
        {
            return [new ByteRange(0, long.MaxValue)];
        }

        // The content after the position where reading stopped is unknown.
        return _secrets.ToList(_openSecret >= 0 ? _openSecret : faultOffset + 1);
    }

    /// <summary>The header; <see langword="null"/> unless every member could be read.</summary>
    public LoadHeader? Header => Partner is { Length: > 0 } partner && _created is { } created && _version is { } version
        ? new LoadHeader { Partner = partner, CreatedAt = created, Version = version }
        : null;

    public void Enter(string tag, FilePosition at)
    {
        switch (tag)
        {
            case ObservedTags.HeaderPartner:
                PartnerAt = at;
                break;
            case ObservedTags.HeaderKey:
                KeyAt = at;
                _openKey = at.Offset;
                break;
            case ObservedTags.HeaderCreated:
                CreatedAt = at;
                break;
        }
    }

    public void Leave(string tag, in ValueEnd end)
    {
        var isText = end.Kind == System.Text.Json.JsonValueKind.String && !end.IsOversized;
        if (isText && tag is (ObservedTags.HeaderPartner or ObservedTags.HeaderCreated or ObservedTags.HeaderVersion) && isKey(SHA256.HashData(end.Value)))
        {
            _secrets.Add(end.StartOffset, end.EndOffset);
            IsPartnerAKey |= tag == ObservedTags.HeaderPartner;
            isText = false;
        }

        switch (tag)
        {
            case ObservedTags.HeaderPartner:
                Partner = isText ? FindingText.Bound(Encoding.UTF8.GetString(end.Value), FindingText.LongestId) : null;
                break;
            case ObservedTags.HeaderKey:
                KeyHash = isText && end.Value.Length > 0 ? SHA256.HashData(end.Value) : null;
                _secrets.AddKey(end.StartOffset, end.EndOffset);
                _openKey = -1;
                AddKey(end);
                break;
            case ObservedTags.HeaderCreated:
                _created = isText && LoaderFormats.TryParseTimestamp(end.Value, out var created) ? created : null;
                break;
            case ObservedTags.HeaderVersion:
                _version = isText && end.Value.Length <= 10 ? Encoding.UTF8.GetString(end.Value) : null;
                break;
        }
    }

    /// <summary>Marks everything as secret: where the secret is cannot be known.</summary>
    public void HideAll() => _openKey = 0;

    /// <summary>Begins a member of which the name is that of a secret.</summary>
    public void EnterSecret(long start) => _openSecret = start;

    /// <summary>Ends a member that the format does not define.</summary>
    /// <param name="end">The value.</param>
    /// <param name="isOfHeader">Whether the member belongs to no record, so that its value may be the key under another name.</param>
    public void LeaveUnknown(in ValueEnd end, bool isOfHeader)
    {
        var isSecret = _openSecret == end.StartOffset;
        if (isSecret)
        {
            _openSecret = -1;
        }

        var isText = end.Kind == System.Text.Json.JsonValueKind.String && !end.IsOversized;
        if (isSecret ? !isText || end.Value.Length > 0 : isText && isOfHeader && isKey(SHA256.HashData(end.Value)))
        {
            _secrets.Add(end.StartOffset, end.EndOffset);
        }
    }

    /// <summary>Whether the id of a record is or holds a key, as far as keys are known yet.</summary>
    public bool IsKeyInId(ReadOnlySpan<byte> id) => Mask.IsInValue(id) || (!HasKey && isKey(SHA256.HashData(id)));

    private void AddKey(in ValueEnd end)
    {
        var isScalar = end.Kind is System.Text.Json.JsonValueKind.String or System.Text.Json.JsonValueKind.Number;
        if (!isScalar || end.IsOversized || end.Value.Length == 0)
        {
            return;
        }

        // With the partner's only key in plain, its hash finds nothing more.
        _keys.Add(Encoding.UTF8.GetString(end.Value));
        Mask = new KeyMask(_keys, KeyHash is { } hash && isKey(hash) && !hasSeveralKeys ? null : _hashes);
    }
}
