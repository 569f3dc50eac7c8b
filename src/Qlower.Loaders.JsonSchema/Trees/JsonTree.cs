using System.Buffers;
using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Scanning;

namespace Qlower.Loaders.JsonSchema.Trees;

/// <summary>
/// A tape over well-formed text: a token for each value and name, in the order of the text. Can be read piece by
/// piece, and the text may move in memory between the pieces. Reused.
/// </summary>
internal sealed class JsonTree(ValidationLimits limits)
{
    private const int InText = -1;
    private const int Escaped = -2;

    private static readonly SearchValues<byte> NumberEnds = SearchValues.Create(",]} \t\r\n"u8);

    private readonly List<long> _surrogates = [];
    private TreeToken[] _tokens = new TreeToken[64];
    private int[] _open = new int[16];
    private byte[] _plain = [];
    private byte[] _bytes = [];
    private int _start;
    private int _count;
    private int _depth;
    private int _position;
    private int _plainEnd;
    private int _last;
    private bool _atName;

    /// <summary>Creates a separate tree, which never changes and may be shared between threads.</summary>
    public static JsonTree Fixed(byte[] text)
    {
        var tree = new JsonTree(new ValidationLimits { MaxStringBytes = int.MaxValue, MaxNumberBytes = int.MaxValue });
        tree.Attach(text, 0);
        tree.ReadTo(text.Length);
        for (var token = 0; token < tree._count; token++)
        {
            tree.Text(token);
        }

        return tree;
    }

    public void Clear()
    {
        _count = _depth = _position = _plainEnd = _last = 0;
        _atName = false;
        if (_tokens.Length > 1 << 16)
        {
            // One large value must not retain that much memory until the end of the pass.
            _tokens = new TreeToken[64];
            _plain = [];
        }
    }

    /// <summary>Sets the current location of the first byte of the tree.</summary>
    public void Attach(byte[] bytes, int start) => (_bytes, _start) = (bytes, start);

    /// <summary>Continues reading up to the end of a value, counted from the first byte of the tree.</summary>
    /// <returns>The token of that value.</returns>
    public int ReadTo(int end)
    {
        while (_position < end)
        {
            var c = _bytes[_start + _position];
            switch (c)
            {
                case (byte)'{' or (byte)'[':
                    Open(c == '{');
                    break;
                case (byte)'}' or (byte)']':
                    _last = _open[--_depth];
                    _tokens[_last].Next = _count;
                    _position++;
                    break;
                case (byte)',':
                    _atName = _tokens[_open[_depth - 1]].Kind == JsonValueKind.Object;
                    _position++;
                    break;
                case (byte)'"':
                    ReadString(end);
                    break;
                case (byte)':' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n':
                    _position++;
                    break;
                default:
                    ReadScalar(c, end);
                    break;
            }
        }

        return _last;
    }

    public JsonValueKind Kind(int token) => _tokens[token].Kind;

    public int Start(int token) => _tokens[token].Start;

    /// <summary>Members or items of a container.</summary>
    public int Count(int token) => _tokens[token].Length;

    public bool IsOversized(int token) => _tokens[token].IsOversized;

    /// <summary>The token that comes after this value.</summary>
    public int After(int token) =>
        _tokens[token].Kind is JsonValueKind.Object or JsonValueKind.Array ? _tokens[token].Next : token + 1;

    /// <summary>Unescaped UTF-8 of a string or name, raw bytes of another scalar, nothing of a container.</summary>
    public ReadOnlySpan<byte> Text(int token)
    {
        ref var found = ref _tokens[token];
        if (found.Kind is JsonValueKind.Object or JsonValueKind.Array)
        {
            return default;
        }

        if (found.Kind != JsonValueKind.String || found.Next == InText)
        {
            return _bytes.AsSpan(_start + found.Start + (found.Kind == JsonValueKind.String ? 1 : 0), found.Length);
        }

        if (found.Next == Escaped)
        {
            Unescape(ref found);
        }

        return _plain.AsSpan(found.Next, found.Length);
    }

    public ScalarValue Value(int token) =>
        new(Kind(token), IsOversized(token) ? default : Text(token), IsOversized(token));

    /// <returns>The token of the member's name, or -1.</returns>
    public int FindMember(int token, ReadOnlySpan<byte> name)
    {
        if (Kind(token) == JsonValueKind.Object)
        {
            var end = After(token);
            for (var key = token + 1; key < end; key = After(key + 1))
            {
                if (Text(key).SequenceEqual(name))
                {
                    return key;
                }
            }
        }

        return -1;
    }

    private void Open(bool isObject)
    {
        if (_depth == _open.Length)
        {
            Array.Resize(ref _open, _depth * 2);
        }

        _open[_depth] = _count;
        Add(isObject ? JsonValueKind.Object : JsonValueKind.Array, 0, 0, isOversized: false);
        _depth++;
        _atName = isObject;
        _position++;
    }

    private void ReadString(int end)
    {
        var content = _bytes.AsSpan(_start + _position + 1, end - _position - 1);
        var length = content.IndexOfAny((byte)'"', (byte)'\\');
        var hasEscapes = content[length] == '\\';
        while (content[length] == '\\')
        {
            length += 2;
            length += content[length..].IndexOfAny((byte)'"', (byte)'\\');
        }

        Add(JsonValueKind.String, length, hasEscapes ? Escaped : InText, length > limits.MaxStringBytes);
        _atName = false;
        _position += length + 2;
    }

    private void ReadScalar(byte c, int end)
    {
        var rest = _bytes.AsSpan(_start + _position, end - _position);
        var length = rest.IndexOfAny(NumberEnds);
        length = length < 0 ? rest.Length : length;
        var kind = c switch
        {
            (byte)'t' => JsonValueKind.True,
            (byte)'f' => JsonValueKind.False,
            (byte)'n' => JsonValueKind.Null,
            _ => JsonValueKind.Number,
        };
        Add(kind, length, 0, kind == JsonValueKind.Number && length > limits.MaxNumberBytes);
        _position += length;
    }

    private void Add(JsonValueKind kind, int length, int next, bool isOversized)
    {
        if (_count == _tokens.Length)
        {
            Array.Resize(ref _tokens, _count * 2);
        }

        if (_depth > 0)
        {
            ref var parent = ref _tokens[_open[_depth - 1]];
            parent.Length += parent.Kind == JsonValueKind.Array || _atName ? 1 : 0;
        }

        _last = _count;
        _tokens[_count++] = new TreeToken { Start = _position, Length = length, Next = next, Kind = kind, IsOversized = isOversized };
    }

    private void Unescape(ref TreeToken token)
    {
        if (_plainEnd + token.Length > _plain.Length)
        {
            Array.Resize(ref _plain, Math.Max(_plainEnd + token.Length, _plain.Length * 2));
        }

        var raw = _bytes.AsSpan(_start + token.Start + 1, token.Length);
        token.Next = _plainEnd;
        token.Length = JsonEscapes.Unescape(raw, _plain.AsSpan(_plainEnd), 0, _surrogates);
        _plainEnd += token.Length;
        _surrogates.Clear();
    }
}
