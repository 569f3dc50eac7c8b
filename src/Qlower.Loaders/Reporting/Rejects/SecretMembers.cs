using System.Buffers;
using System.Text.Json;
using Qlower.Loaders.Secrets;

namespace Qlower.Loaders.Reporting.Rejects;

/// <summary>
/// Replaces the values of members with the name of a key, wherever they are in records, by digits: the text stays valid JSON. It accepts pieces of
/// any size. The members of the root are exempt: the placeholder for the key is one. Not thread-safe.
/// </summary>
internal sealed class SecretMembers
{
    private const byte Digit = (byte)'1';
    private static readonly SearchValues<byte> TextEnd = SearchValues.Create("\"\\"u8);

    private readonly byte[] _name = new byte[RejectsMember.LongestKey + 2];
    private int _nameLength;
    private int _depth;
    private int _secretDepth;
    private bool _isSecretName;
    private bool _isSecretValue;
    private bool _isText;
    private bool _isEscaped;

    /// <summary>Replaces in the next bytes of the text.</summary>
    public void Mask(Span<byte> json)
    {
        while (!json.IsEmpty)
        {
            json = json[(_isText ? MaskText(json) : MaskStructure(json))..];
        }
    }

    private int MaskText(Span<byte> json)
    {
        if (_isEscaped)
        {
            // The letter of an escape stays; the digits of a code behind it are replaced.
            _isEscaped = false;
            AddToName(json[..1]);
            return 1;
        }

        var end = json.IndexOfAny(TextEnd);
        var length = end < 0 ? json.Length : end;
        AddToName(json[..length]);
        if (_isSecretValue)
        {
            json[..length].Fill(Digit);
        }

        if (end < 0)
        {
            return length;
        }

        AddToName(json.Slice(end, 1));
        _isEscaped = json[end] == '\\';
        if (!_isEscaped)
        {
            _isText = false;
            _isSecretName = _depth > 1 && !_isSecretValue && IsSecretName();
        }

        return length + 1;
    }

    private int MaskStructure(Span<byte> json)
    {
        switch (json[0])
        {
            case (byte)'"':
                _isText = true;
                _nameLength = 0;
                AddToName(json[..1]);
                break;
            case (byte)':':
                _isSecretValue |= _isSecretName;
                break;
            case (byte)'{' or (byte)'[':
                _depth++;
                _secretDepth = _isSecretValue && _secretDepth == 0 ? _depth : _secretDepth;
                break;
            case (byte)'}' or (byte)']':
                _isSecretValue &= _secretDepth > 0 && _secretDepth < _depth;
                _secretDepth = _isSecretValue ? _secretDepth : 0;
                _depth--;
                break;
            case (byte)',':
                _isSecretValue &= _secretDepth > 0;
                break;
            case >= (byte)'0' and <= (byte)'9' when _isSecretValue:
                json[0] = Digit;
                break;
        }

        return 1;
    }

    private void AddToName(ReadOnlySpan<byte> part)
    {
        // A longer text is not the name of a key.
        if (_nameLength + part.Length <= _name.Length)
        {
            part.CopyTo(_name.AsSpan(_nameLength));
            _nameLength += part.Length;
        }
        else
        {
            _nameLength = _name.Length;
        }
    }

    private bool IsSecretName()
    {
        if (_nameLength == _name.Length)
        {
            return false;
        }

        var quoted = _name.AsSpan(0, _nameLength);
        if (!quoted.Contains((byte)'\\'))
        {
            return SecretNames.IsSecret(quoted[1..^1]);
        }

        try
        {
            var reader = new Utf8JsonReader(quoted);
            return reader.Read() && SecretNames.IsSecret(System.Text.Encoding.UTF8.GetBytes(reader.GetString()!));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
