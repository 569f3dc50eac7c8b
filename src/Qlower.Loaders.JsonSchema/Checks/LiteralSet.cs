using System.Text;
using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>A set of scalar literals; numbers are equal when they are mathematically equal.</summary>
internal sealed class LiteralSet
{
    private readonly byte[][][] _stringsByLength;
    private readonly ConstantNumber[] _numbers;
    private readonly bool _hasNull;
    private readonly bool _hasTrue;
    private readonly bool _hasFalse;

    public LiteralSet(JsonElement[] literals)
    {
        List<ConstantNumber> numbers = [];
        var longest = -1;
        foreach (var literal in literals)
        {
            switch (literal.ValueKind)
            {
                case JsonValueKind.String:
                    Strings.Add(Encoding.UTF8.GetBytes(literal.GetString()!));
                    longest = Math.Max(longest, Strings[^1].Length);
                    break;
                case JsonValueKind.Number:
                    numbers.Add(ConstantNumber.Parse(literal.GetRawText()));
                    break;
                case JsonValueKind.Null:
                    _hasNull = true;
                    break;
                case JsonValueKind.True:
                    _hasTrue = true;
                    break;
                case JsonValueKind.False:
                    _hasFalse = true;
                    break;
            }
        }

        _numbers = [.. numbers];
        _stringsByLength = new byte[longest + 1][][];
        for (var length = 0; length <= longest; length++)
        {
            _stringsByLength[length] = [.. Strings.FindAll(item => item.Length == length)];
        }
    }

    /// <summary>The string literals in UTF-8.</summary>
    public List<byte[]> Strings { get; } = [];

    public bool HasAny(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => _stringsByLength.Length > 0,
        JsonValueKind.Number => _numbers.Length > 0,
        JsonValueKind.Null => _hasNull,
        JsonValueKind.True => _hasTrue,
        JsonValueKind.False => _hasFalse,
        _ => false,
    };

    public bool Contains(in ScalarValue value) => value.Kind switch
    {
        _ when value.IsOversized => false,
        JsonValueKind.String => ContainsString(value.Text),
        JsonValueKind.Number => ContainsNumber(value.Text),
        JsonValueKind.Null => _hasNull,
        JsonValueKind.True => _hasTrue,
        JsonValueKind.False => _hasFalse,
        _ => false,
    };

    private bool ContainsString(ReadOnlySpan<byte> text)
    {
        if (text.Length >= _stringsByLength.Length)
        {
            return false;
        }

        foreach (var candidate in _stringsByLength[text.Length])
        {
            if (text.SequenceEqual(candidate))
            {
                return true;
            }
        }

        return false;
    }

    private bool ContainsNumber(ReadOnlySpan<byte> token)
    {
        foreach (var number in _numbers)
        {
            if (number.CompareTo(token) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
