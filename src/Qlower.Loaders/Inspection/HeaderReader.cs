using System.Security.Cryptography;
using System.Text;
using Qlower.Loaders.Format;
using Qlower.Loaders.Formats;
using Qlower.Loaders.JsonSchema;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.Inspection;

/// <summary>Collects the values of the header while the file is read. Of the key only the hash is stored. Not thread-safe.</summary>
internal sealed class HeaderReader(Func<byte[], bool> isKey)
{
    private readonly List<ByteRange> _secrets = [];
    private DateTimeOffset? _created;
    private string? _version;
    private long _openSecret = -1;

    public string? Partner { get; private set; }

    /// <summary>Whether the key is in the place of the partner's id; it is not stored then.</summary>
    public bool IsPartnerAKey { get; private set; }

    public FilePosition PartnerAt { get; private set; }

    public byte[]? KeyHash { get; private set; }

    public FilePosition KeyAt { get; private set; }

    public FilePosition CreatedAt { get; private set; }

    /// <summary>Byte ranges that must never be shown; everything, where the key was not found at its place.</summary>
    public IReadOnlyList<ByteRange> Secrets(long? faultOffset)
    {
        if (_openSecret >= 0 || KeyAt.Line == 0)
        {
            return [new ByteRange(0, long.MaxValue)];
        }

        // The content after the position where reading stopped is unknown.
        return faultOffset is { } offset ? [.. _secrets, new ByteRange(offset + 1, long.MaxValue)] : _secrets;
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
                _openSecret = at.Offset;
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
            AddSecret(end.StartOffset, end.EndOffset);
            IsPartnerAKey |= tag == ObservedTags.HeaderPartner;
            isText = false;
        }

        switch (tag)
        {
            case ObservedTags.HeaderPartner:
                Partner = isText ? Encoding.UTF8.GetString(end.Value) : null;
                break;
            case ObservedTags.HeaderKey:
                KeyHash = isText && end.Value.Length > 0 ? SHA256.HashData(end.Value) : null;
                AddSecret(end.StartOffset, end.EndOffset);
                _openSecret = -1;
                break;
            case ObservedTags.HeaderCreated:
                _created = isText && LoaderFormats.TryParseTimestamp(end.Value, out var created) ? created : null;
                break;
            case ObservedTags.HeaderVersion:
                _version = isText && end.Value.Length <= 10 ? Encoding.UTF8.GetString(end.Value) : null;
                break;
        }
    }

    public void AddSecret(long start, long end) => _secrets.Add(new ByteRange(start, end));
}
